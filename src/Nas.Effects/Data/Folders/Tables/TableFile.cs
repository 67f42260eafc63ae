using LanguageExt;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;
using static LanguageExt.Prelude;

namespace Nas.Effects.Data.Folders.Tables;

/// <summary>Tables of numbers and words with a column of classes or of numbers to predict: one CSV file to split by seed, or <c>train.csv</c>, <c>valid.csv</c> and
/// <c>test.csv</c>.</summary>
/// <remarks>Columns named as pixels make an image (<see cref="TableShape"/>); otherwise every feature is a channel of one pixel, so that
/// every feature is standardised separately.</remarks>
internal static class TableFile
{
    public static FolderFormat Format { get; } =
        new("table", "a table, one CSV file or train.csv and others, with a column of classes", path => TrainAt(path).IsSome, Load);

    private static Either<DatasetError, RawTask> Load(TaskRequest request, string path) =>
        from train in TableReader.Read(TrainAt(path).IfNone(path), request)
        from parts in DatasetError.Gather(Seq(TaskPart.Validation, TaskPart.Test).Map(part => Part(path, part, request, train)).Strict())
        let tables = Seq1(train).Concat(parts.Bind(part => part.Table.ToSeq())).Strict()
        from target in request.Reading.Kind != TargetKind.Classes
            ? (
                Set: part => part.WithRows(request.Reading.Kind),
                Target: Target.Named(request.Reading.Kind, train.Label, Option<ImageSize>.None),
                Names: Seq<string>()
            )
            : TableClasses
                .Find(tables)
                .Map(classes =>
                    (
                        Set: (Func<LabelledTable, ImageSet>)(part => part.WithClasses(classes)),
                        Target: (Target)new Target.Classes(classes.Count),
                        Names: classes
                    )
                )
        let given = new GivenParts(path, target.Set(train), parts[0].Table.Map(target.Set), parts[1].Table.Map(target.Set))
        from task in FolderTask.Complete(request, given, RandomStream.FromSeed(request.Seed).Child("table"))
        select task with
        {
            Target = target.Target,
            ClassNames = target.Names,
            Columns = train.Columns,
            Remarks = train.Remarks.Concat(parts.Bind(part => part.Remarks)).Strict(),
        };

    private static Option<string> TrainAt(string path) =>
        !Directory.Exists(path)
            ? IsTable(path)
                ? path
                : None
            : Named(path, TaskPart.Train) | (Rubbish.FreeFiles(path).Where(IsTable).ToArray() is [var only] ? only : None);

    private static Either<DatasetError, OtherPart> Part(string path, TaskPart part, TaskRequest request, LabelledTable train) =>
        Named(path, part).Case is not string file || !Directory.Exists(path) || Named(path, TaskPart.Train).IsNone
            ? OtherPart.None
            : from header in TableReader.Header(file)
            from found in train.Label.All(name => header.Contains(name))
                ? TableReader
                    .Read(
                        file,
                        request with
                        {
                            Reading = request.Reading with { Label = string.Join(',', train.Label) },
                            Columns = train.Columns,
                        }
                    )
                    .Map(OtherPart.Of)
                : new OtherPart(None, Seq1($"{file} has no column '{string.Join("', '", train.Label)}' and is left out"))
            select found;

    private static Option<string> Named(string folder, TaskPart part) =>
        Directory.Exists(folder)
            ? Rubbish
                .FreeFiles(folder)
                .Where(IsTable)
                .ToSeq()
                .Find(file => PartNames.Find(Path.GetFileName(file).Split('.')[0]) == Some(part))
            : None;

    public static bool IsTable(string path) =>
        new[] { ".csv", ".csv.gz", ".tsv" }.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>A part beside that for training; no table if there is none, or one without classes.</summary>
    private sealed record OtherPart(Option<LabelledTable> Table, Seq<string> Remarks)
    {
        public static OtherPart None { get; } = new(Option<LabelledTable>.None, []);

        public static OtherPart Of(LabelledTable table) => new(table, table.Remarks);
    }
}
