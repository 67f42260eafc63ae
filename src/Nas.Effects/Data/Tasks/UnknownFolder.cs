using Nas.Effects.Data.Folders;

namespace Nas.Effects.Data.Tasks;

/// <summary>Explains why a folder has no known layout, and how to convert its contents.</summary>
internal static class UnknownFolder
{
    public static DatasetError At(string[] places, IReadOnlyList<FolderFormat> formats) =>
        new(
            DatasetErrorKind.Missing,
            new(string.Join(" and ", places)),
            "There is no data of a known layout.",
            places.Select(Advice).FirstOrDefault(advice => advice.Length > 0)
                ?? $"Lay it out as one of these:\n{string.Join('\n', formats.Where(format => format.Mark.Length > 0).Select(format => $"- {format.Mark}"))}"
        );

    private static string Advice(string place)
    {
        var files = Directory.Exists(place)
            ? Rubbish.FreeFiles(place).Select(file => Path.GetFileName(file)!).ToArray()
            : [Path.GetFileName(place)];
        return First(files, ".parquet") is { } parquet
                ? $"Parquet is not read; write {parquet} as arrays: numpy.savez('data.npz', x=images, y=labels)."
            : First(files, ".zip", ".tar", ".tgz", ".tar.gz") is { } archive ? $"Unpack {archive} first."
            : First(files, ".png", ".jpg", ".jpeg", ".bmp") is { } picture
                ? $"{picture} is in no class; put pictures into one folder for each class, or let names or a table tell: --label-from name, --labels FILE.csv."
            : "";
    }

    private static string? First(string[] files, params string[] endings) =>
        files.FirstOrDefault(file => endings.Any(ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase)));
}
