using LanguageExt;
using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Data.Arrays;
using Nas.Effects.Data.Sets;
using static LanguageExt.Prelude;

namespace Nas.Effects.Data.Folders.Arrays;

/// <summary>The layout of the MNIST family: four idx files, plain or gzip. The validation part is split from the training images by
/// seed.</summary>
internal static class IdxFolder
{
    public static FolderFormat Format { get; } = new("idx files", "train-images-idx3-ubyte(.gz), as of MNIST", Matches, Load);

    private static bool Matches(string folder) => File.Exists(Existing(folder, "train-images-idx3-ubyte"));

    private static Either<DatasetError, RawTask> Load(TaskRequest request, string folder) =>
        from development in Part(request, folder, "train")
        from test in Part(request, folder, "t10k")
        from task in FolderTask.Complete(request, new(folder, development, None, test), RandomStream.FromSeed(request.Seed).Child("idx"))
        select task;

    private static Either<DatasetError, ImageSet> Part(TaskRequest request, string folder, string part) =>
        from images in ArrayFile.Read(Existing(folder, $"{part}-images-idx3-ubyte"), request.Limits)
        from labels in ArrayFile.Read(Existing(folder, $"{part}-labels-idx1-ubyte"), request.Limits)
        from set in LabelledImages.Join(images, labels)
        select set;

    private static string Existing(string folder, string name) =>
        Path.Combine(folder, name) is var plain && File.Exists(plain) ? plain : plain + ".gz";
}
