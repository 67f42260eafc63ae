using Nas.Domain;

namespace Nas.Effects.Data.Folders.Images;

/// <summary>A picture file of a class.</summary>
internal sealed record ImageEntry(string Path, string Class)
{
    /// <summary>What is to be told of it in place of a class; empty where it has one.</summary>
    public ValueArray<float> Numbers { get; init; } = [];

    private static readonly string[] Endings =
    [
        ".png",
        ".jpg",
        ".jpeg",
        ".bmp",
        ".ico",
        ".ppm",
        ".pgm",
        ".pbm",
        ".pnm",
        ".gif",
        ".webp",
        ".tif",
        ".tiff",
    ];

    /// <summary>Whether a file is named like a picture.</summary>
    public static bool IsPicture(string path) =>
        !Rubbish.Is(path) && Endings.Contains(System.IO.Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>The pictures that lie directly in a folder.</summary>
    public static IEnumerable<string> In(string folder) => Directory.EnumerateFiles(folder).Where(IsPicture);
}
