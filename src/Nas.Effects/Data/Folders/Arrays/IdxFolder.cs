using LanguageExt;
using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Data.Arrays;
using Nas.Effects.Data.Sets;
using static LanguageExt.Prelude;

namespace Nas.Effects.Data.Folders.Arrays;

/// <summary>The layout of the MNIST family: four idx files, plain or gzip, also with a dot in the name (<c>train-images.idx3-ubyte</c>) or a
/// prefix (<c>emnist-letters-train-images-idx3-ubyte</c>). The validation part is split from the training images by seed.</summary>
internal static class IdxFolder
{
    private static readonly string[] TrainNames = ["train"];
    private static readonly string[] TestNames = ["t10k", "test"];

    public static FolderFormat Format { get; } =
        new(
            "idx files",
            "train-images-idx3-ubyte(.gz), as of MNIST",
            folder => Candidates(folder, TrainNames, "images-idx3").Count > 0,
            Load
        )
        {
            HasAxes = true,
        };

    private static Either<DatasetError, RawTask> Load(TaskRequest request, string folder) =>
        from parts in DatasetError.Gather(
            Seq(TrainNames, TestNames)
                .Filter(names => names != TestNames || HasTest(folder))
                .Map(names => Part(request, folder, names))
                .Strict()
        )
        let test = parts.Tail.HeadOrNone()
        from task in FolderTask.Complete(
            request,
            new(folder, parts[0], None, test)
            {
                Remarks = test.IsSome ? Seq<string>() : Seq1("there are no files t10k-…; the test part is split off the training images"),
            },
            RandomStream.FromSeed(request.Seed).Child("idx")
        )
        select task;

    private static bool HasTest(string folder) =>
        new[] { "images-idx3", "labels-idx1" }.Any(kind => !Candidates(folder, TestNames, kind).IsEmpty);

    private static Either<DatasetError, ImageSet> Part(TaskRequest request, string folder, string[] names) =>
        from arrays in DatasetError.Gather(
            Seq("images-idx3", "labels-idx1")
                .Map(kind => File(folder, names, kind).Bind(file => ArrayFile.Read(file, request.Limits)))
                .Strict()
        )
        from set in LabelledImages.Join(arrays[0], arrays[1], request.Reading)
        select set;

    private static Either<DatasetError, string> File(string folder, string[] names, string kind) =>
        Candidates(folder, names, kind) is var found && found.Count == 1
            ? found[0]
            : new DatasetError(
                found.IsEmpty ? DatasetErrorKind.Missing : DatasetErrorKind.Request,
                new(folder),
                found.IsEmpty
                    ? $"There is no file {names[0]}-{kind}-ubyte(.gz)."
                    : $"{string.Join(" and ", found.Take(2).Map(Path.GetFileName))} may both be meant by {names[0]}-{kind}-ubyte.",
                found.IsEmpty ? "Put it beside the others." : "Put each data set into a folder of its own."
            );

    /// <summary>The files that may be meant: the one of the exact name if it is there. A compressed file beside its plain version is passed over.</summary>
    private static Seq<string> Candidates(string folder, string[] names, string kind)
    {
        var all = Directory.Exists(folder) ? Rubbish.FreeFiles(folder).ToSeq().Strict() : [];
        var files = all.Filter(file => !all.Exists(plain => file == $"{plain}.gz")).Strict();
        var exact = files.Filter(file =>
            Path.GetFileName(file) is var name && name.StartsWith($"{names[0]}-{kind}-ubyte", StringComparison.Ordinal)
        );
        return exact.IsEmpty
            ? files.Filter(file => names.Any(name => Means(Path.GetFileName(file), $"{name}-{kind}-ubyte"))).Strict()
            : exact.Take(1).Strict();
    }

    private static bool Means(string file, string name)
    {
        var plain = file.ToLowerInvariant().Replace('.', '-').Replace('_', '-');
        plain = plain.EndsWith("-gz", StringComparison.Ordinal) ? plain[..^3] : plain;
        return plain == name || plain.EndsWith($"-{name}", StringComparison.Ordinal);
    }
}
