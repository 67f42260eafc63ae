using LanguageExt;
using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Data.Arrays;
using Nas.Effects.Data.Sets;
using static LanguageExt.Prelude;

namespace Nas.Effects.Data.Folders.Arrays;

/// <summary>Arrays of images and labels under the usual names, as npy files or in one npz archive: separate parts
/// (<c>x_train</c>, <c>train_x</c> or <c>train_images</c>, and so on) or one set to split (<c>x</c> or <c>images</c>).</summary>
internal static class ArrayFolder
{
    private static readonly string[] Train = ["train", "training"];
    private static readonly string[] Validation = ["valid", "val", "validation"];
    private static readonly string[] Test = ["test", "testing"];

    private static readonly (string Images, string Labels)[] UndividedNames = [("x", "y"), ("images", "labels"), ("data", "labels")];

    public static FolderFormat Format { get; } =
        new("numpy arrays", "an npz archive, or npy files, with x_train and y_train, x and y, or images and labels", Matches, Load);

    private static bool Matches(string path) =>
        ArchiveAt(path) is not null
        || Directory.Exists(path)
            && NamedArrays.InFolder(path, ReadLimits.Default) is var arrays
            && (Find(arrays, Named(Train)) ?? Find(arrays, UndividedNames)) is not null;

    private static Either<DatasetError, RawTask> Load(TaskRequest request, string path) =>
        from arrays in ArchiveAt(path) is { } archive
            ? NamedArrays.InArchive(archive, request.Limits)
            : NamedArrays.InFolder(path, request.Limits)
        from parts in Parts(arrays)
        from task in FolderTask.Complete(request, parts, RandomStream.FromSeed(request.Seed).Child("arrays"))
        select task;

    private static string? ArchiveAt(string path) =>
        (Directory.Exists(path) ? Directory.GetFiles(path, "*.npz") : [path]) is [var only]
        && only.EndsWith(".npz", StringComparison.OrdinalIgnoreCase)
            ? only
            : null;

    private static Either<DatasetError, GivenParts> Parts(NamedArrays arrays) =>
        from train in Part(arrays, Named(Train))
            .Match(Some: part => part, None: () => Part(arrays, UndividedNames).IfNone(() => NoneIn(arrays)))
        from validation in Part(arrays, Named(Validation)).Sequence()
        from test in Part(arrays, Named(Test)).Sequence()
        select new GivenParts(arrays.Source, train, validation, test);

    private static (string Images, string Labels)[] Named(string[] part) =>
        [
            .. part.SelectMany(name =>
                new[] { ($"x_{name}", $"y_{name}"), ($"{name}_x", $"{name}_y"), ($"{name}_images", $"{name}_labels") }
            ),
        ];

    private static Option<Either<DatasetError, ImageSet>> Part(NamedArrays arrays, (string Images, string Labels)[] names) =>
        Find(arrays, names) is { } found
            ? Some(
                from images in arrays.Read(found.Images)
                from labels in arrays.Read(found.Labels)
                from set in LabelledImages.Join(images, labels)
                select set
            )
            : None;

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
