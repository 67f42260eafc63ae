namespace Nas.Effects.Data.Folders.Arrays;

/// <summary>Recognises the pickled version of CIFAR, to point to the readable one.</summary>
internal static class CifarPickles
{
    public static FolderFormat Format { get; } =
        new(
            "CIFAR pickles",
            "",
            Matches,
            (_, folder) =>
                new DatasetError(
                    DatasetErrorKind.Unsupported,
                    new(folder),
                    "This is CIFAR's Python version: pickles, which are not read because unpickling can run code.",
                    "Use the binary version: cifar-10-binary.tar.gz or cifar-100-binary.tar.gz from "
                        + "https://www.cs.toronto.edu/~kriz/cifar.html"
                )
        );

    private static bool Matches(string folder) =>
        new[] { "data_batch_1", "train" }
            .Select(name => Path.Combine(folder, name))
            .Any(path =>
                File.Exists(path)
                && File.Exists(Path.Combine(folder, path.EndsWith("train", StringComparison.Ordinal) ? "meta" : "batches.meta"))
            );
}
