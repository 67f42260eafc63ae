using LanguageExt;
using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Data.Sets;
using static LanguageExt.Prelude;

namespace Nas.Effects.Data.Folders.Tables;

/// <summary>Tables of numbers with a column of classes: one CSV file to split by seed, or <c>train.csv</c>, <c>valid.csv</c> and
/// <c>test.csv</c>.</summary>
/// <remarks>Columns named as pixels make an image (<see cref="TableShape"/>); otherwise every feature is a channel of one pixel, so that
/// every feature is standardised separately.</remarks>
internal static class TableFile
{
    private static readonly string[] Train = ["train", "training"];
    private static readonly string[] Validation = ["valid", "val", "validation"];
    private static readonly string[] Test = ["test", "testing"];

    public static FolderFormat Format { get; } =
        new("table", "a table, one CSV file or train.csv and others, with a column of classes", path => TrainAt(path).IsSome, Load);

    private static Either<DatasetError, RawTask> Load(TaskRequest request, string path) =>
        from train in LabelledTable.Read(TrainAt(path).IfNone(path), request)
        from validation in Part(path, Validation, request)
        from test in Part(path, Test, request)
        let tables = Seq1(train).Concat(validation).Concat(test).Strict()
        from _ in tables.Tail.Map(other => SameColumns(train, other)).Sequence()
        from classes in TableClasses.Find(tables)
        let given = new GivenParts(
            path,
            train.ToImages(classes),
            validation.Map(part => part.ToImages(classes)),
            test.Map(part => part.ToImages(classes))
        )
        from task in FolderTask.Complete(request, given, RandomStream.FromSeed(request.Seed).Child("table"))
        select task with
        {
            Classes = classes.Count,
            ClassNames = classes,
            Remarks = train.Remarks,
        };

    private static Option<string> TrainAt(string path) =>
        !Directory.Exists(path)
            ? IsTable(path)
                ? path
                : None
            : Named(path, Train) | (Directory.GetFiles(path).Where(IsTable).ToArray() is [var only] ? only : None);

    private static Either<DatasetError, Option<LabelledTable>> Part(string path, string[] names, TaskRequest request) =>
        (Directory.Exists(path) && Named(path, Train).IsSome ? Named(path, names) : None)
            .Map(file => LabelledTable.Read(file, request))
            .Sequence();

    private static Option<string> Named(string folder, string[] names) =>
        Directory
            .GetFiles(folder)
            .Where(IsTable)
            .Order(StringComparer.Ordinal)
            .ToSeq()
            .Find(file => names.Contains(Path.GetFileName(file).Split('.')[0], StringComparer.OrdinalIgnoreCase));

    private static bool IsTable(string path) =>
        new[] { ".csv", ".csv.gz", ".tsv" }.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    private static Either<DatasetError, Unit> SameColumns(LabelledTable train, LabelledTable other) =>
        train.Features.SequenceEqual(other.Features, StringComparer.Ordinal)
            ? unit
            : DatasetError.Malformed(new(other.Source, "line 1"), $"The columns are not those of {train.Source}, in the same order.");
}
