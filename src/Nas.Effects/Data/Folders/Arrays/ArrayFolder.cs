using LanguageExt;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Arrays;
using Nas.Effects.Data.Sets;
using static LanguageExt.Prelude;

namespace Nas.Effects.Data.Folders.Arrays;

/// <summary>Arrays of images and labels under the usual names, as npy files or in one npz archive: separate parts
/// (<c>x_train</c>, <c>train_x</c> or <c>train_images</c>, and so on) or one set to split (<c>x</c> or <c>images</c>).</summary>
internal static class ArrayFolder
{
    private static readonly (string Images, string Labels)[] UndividedNames = [("x", "y"), ("images", "labels"), ("data", "labels")];

    /// <summary>The names of arrays of images, those to predict first.</summary>
    public static IEnumerable<string> ImageNames =>
        UndividedNames.Concat(new[] { TaskPart.Test, TaskPart.Validation, TaskPart.Train }.SelectMany(Named)).Select(pair => pair.Images);

    public static FolderFormat Format { get; } =
        new("numpy arrays", "an npz archive, or npy files, with x_train and y_train, x and y, or images and labels", Matches, Load)
        {
            HasAxes = true,
        };

    private static bool Matches(string path) =>
        ArchiveAt(path) is not null
        || Directory.Exists(path)
            && NamedArrays.InFolder(path, ReadLimits.Default) is var arrays
            && (Find(arrays, Named(TaskPart.Train)) ?? Find(arrays, UndividedNames)) is not null;

    private static Either<DatasetError, RawTask> Load(TaskRequest request, string path) =>
        from arrays in ArchiveAt(path) is { } archive
            ? NamedArrays.InArchive(archive, request.Limits)
            : NamedArrays.InFolder(path, request.Limits)
        from parts in Parts(arrays, request.Reading)
        from task in FolderTask.Complete(request, parts, RandomStream.FromSeed(request.Seed).Child("arrays"))
        select task;

    private static string? ArchiveAt(string path) =>
        (Directory.Exists(path) ? Rubbish.FreeFiles(path).Where(IsArchive).ToArray() : [path]) is [var only] && IsArchive(only)
            ? only
            : null;

    private static bool IsArchive(string path) => path.EndsWith(".npz", StringComparison.OrdinalIgnoreCase);

    private static Either<DatasetError, GivenParts> Parts(NamedArrays arrays, ReadingOptions reading) =>
        from train in (Find(arrays, Named(TaskPart.Train)) ?? Find(arrays, UndividedNames)) is { } found
            ? found
            : Left<DatasetError, (string Images, string Labels)>(NoneIn(arrays))
        let others = Seq(TaskPart.Validation, TaskPart.Test).Map(part => Optional(Find(arrays, Named(part)))).Strict()
        from sets in DatasetError.Gather(Seq1(train).Concat(others.Somes()).Map(names => Part(arrays, names, reading)).Strict())
        select new GivenParts(arrays.Source, sets[0].Set, others[0].Map(_ => sets[1].Set), others[1].Map(_ => sets[^1].Set))
        {
            Remarks = sets[0].Remark.ToSeq().Concat(Unlabelled(arrays)).Strict(),
        };

    /// <summary>Images of a part without labels, as competitions give for the test.</summary>
    private static Seq<string> Unlabelled(NamedArrays arrays) =>
        Seq(TaskPart.Validation, TaskPart.Test)
            .Filter(part => Find(arrays, Named(part)) is null)
            .Bind(part =>
                arrays.Names.Where(name => Named(part).Any(pair => pair.Images.Equals(name, StringComparison.OrdinalIgnoreCase))).ToSeq()
            )
            .Map(name => $"{name} has no labels beside it and is left out")
            .Strict();

    private static (string Images, string Labels)[] Named(TaskPart part) =>
        [
            .. PartNames
                .Of(part)
                .SelectMany(name => new[] { ($"x_{name}", $"y_{name}"), ($"{name}_x", $"{name}_y"), ($"{name}_images", $"{name}_labels") }),
        ];

    private static Either<DatasetError, (ImageSet Set, Option<string> Remark)> Part(
        NamedArrays arrays,
        (string Images, string Labels) names,
        ReadingOptions reading
    ) =>
        from read in DatasetError.Gather(Seq(names.Images, names.Labels).Map(arrays.Read).Strict())
        from set in LabelledImages.Join(read[0], read[1], reading)
        select (set, Axes.Remark(read[0], reading.Layout));

    private static (string Images, string Labels)? Find(NamedArrays arrays, (string Images, string Labels)[] names)
    {
        string? Of(string wanted) => arrays.Names.FirstOrDefault(name => name.Equals(wanted, StringComparison.OrdinalIgnoreCase));
        return
            names.Select(pair => (Images: Of(pair.Images), Labels: Of(pair.Labels))).FirstOrDefault(pair => pair is ({ }, { }))
                is ({ } images, { } labels)
            ? (images, labels)
            : null;
    }

    private static DatasetError NoneIn(NamedArrays arrays) =>
        new(
            DatasetErrorKind.Missing,
            new(arrays.Source),
            $"The archive has no x_train and y_train, x and y, or images and labels; it has {Shown(arrays.Names)}.",
            "Write it again with such names: numpy.savez('data.npz', x=images, y=labels)."
        );

    private static string Shown(IReadOnlyList<string> names) =>
        names.Count == 0 ? "no arrays" : string.Join(", ", names.Take(10)) + (names.Count > 10 ? " and more" : "");
}
