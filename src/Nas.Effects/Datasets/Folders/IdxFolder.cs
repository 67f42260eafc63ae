using LanguageExt;
using Nas.Domain.Randomness;
using Nas.Effects.Datasets.Readers;

namespace Nas.Effects.Datasets.Folders;

/// <summary>The layout of the MNIST family: four idx files, plain or gzip. Validation is cut off the training images by seed.</summary>
internal static class IdxFolder
{
    public const string Mark = "train-images-idx3-ubyte(.gz)";

    // 10 000 of MNIST's 60 000, as many as its test set has.
    private const int ValidationShare = 6;

    public static bool Matches(string folder) => File.Exists(Existing(folder, "train-images-idx3-ubyte"));

    public static Either<DatasetError, RawTask> Load(TaskRequest request, string folder) =>
        from development in Part(request, folder, "train")
        from test in Part(request, folder, "t10k")
        let sizes = request.Sizes.IfNone(() => Usual(development.Count, test.Count))
        from parts in Splits.Cut(folder, development, sizes with { Test = 0 }, RandomStream.FromSeed(request.Seed).Child("idx"))
        from taken in Splits.Take(folder, test, sizes.Test)
        from task in FolderTask.Of(request.Name, parts[0], parts[1], taken)
        select task;

    private static SplitSizes Usual(int development, int test) =>
        new(development - development / ValidationShare, development / ValidationShare, test);

    private static Either<DatasetError, ImageSet> Part(TaskRequest request, string folder, string part) =>
        from images in ArrayFile.Read(Existing(folder, $"{part}-images-idx3-ubyte"), request.Limits)
        from labels in ArrayFile.Read(Existing(folder, $"{part}-labels-idx1-ubyte"), request.Limits)
        from set in LabelledImages.Join(images, labels)
        select set;

    private static string Existing(string folder, string name) =>
        Path.Combine(folder, name) is var plain && File.Exists(plain) ? plain : plain + ".gz";
}
