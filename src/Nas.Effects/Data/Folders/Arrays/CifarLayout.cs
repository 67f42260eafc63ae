using LanguageExt;
using Nas.Effects.Files;

namespace Nas.Effects.Data.Folders.Arrays;

/// <summary>The files of one of the CIFAR sets.</summary>
/// <param name="LabelBytes">Bytes before the pixels; the last of them is the label.</param>
/// <param name="Classes">Number of classes.</param>
/// <param name="Train">Files with training images.</param>
/// <param name="Test">The file with test images.</param>
/// <param name="Names">A text file with a class name in each line, which may be missing.</param>
internal sealed record CifarLayout(int LabelBytes, int Classes, IReadOnlyList<string> Train, string Test, string Names)
{
    public bool Is(string folder) => File.Exists(Path.Combine(folder, Train[0])) && File.Exists(Path.Combine(folder, Test));

    /// <summary>The class names, or none if their number differs from the number of classes.</summary>
    public Seq<string> NamesIn(string folder)
    {
        const int MaxBytes = 1 << 16;
        var file = new FileInfo(Path.Combine(folder, Names));
        var names =
            RegularFile.Exists(file.FullName) && file.Length < MaxBytes
                ? File.ReadLines(file.FullName).Select(line => line.Trim()).Where(line => line.Length > 0).ToSeq().Strict()
                : [];
        return names.Count == Classes ? names : [];
    }
}
