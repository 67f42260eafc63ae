using Nas.Effects.Data.Folders;
using Nas.Effects.Data.Folders.Images;
using Nas.Effects.Data.Folders.Tables;

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

    private const int MaxLooks = 10_000;

    // What people hold data in, and this program does not read.
    private static readonly string[] Foreign =
    [
        ".mat",
        ".h5",
        ".hdf5",
        ".xlsx",
        ".xls",
        ".json",
        ".jsonl",
        ".pkl",
        ".pickle",
        ".pt",
        ".pth",
        ".arrow",
        ".feather",
        ".tfrecord",
        ".arff",
        ".wav",
        ".mp4",
    ];

    private static string Advice(string place)
    {
        var files = Directory.Exists(place)
            ? Rubbish.FreeFiles(place).Select(file => Path.GetFileName(file)!).ToArray()
            : [Path.GetFileName(place)];
        return First(files, ".parquet") is { } parquet
                ? $"Parquet is not read; write {parquet} as arrays: numpy.savez('data.npz', x=images, y=labels)."
            : First(files, ".zip", ".tar", ".tgz", ".tar.gz", ".7z", ".rar") is { } archive ? $"Unpack {archive} first."
            : First(files, ".png", ".jpg", ".jpeg", ".bmp") is { } picture
                ? $"{picture} is in no class; put pictures into one folder for each class, or let names or a table tell: --label-from name, --labels FILE.csv."
            : Several(files) is [var one, var other, ..]
                ? $"{one} and {other} may both be meant: name one, or call them train, valid and test."
            : First(files, ".npy") is { } array
                ? $"Beside {array} the labels are missing: write x.npy and y.npy, or numpy.savez('data.npz', x=images, y=labels)."
            : First(files, Foreign) is { } foreign
                ? $"{foreign} is not read; write what it holds as numpy.savez('data.npz', x=images, y=labels), or as a CSV table."
            : Deeper(place) is { } deep
                ? $"Pictures lie deeper, such as {deep}: name the folder that has the folders of classes side by side, or let names or a table tell the classes: --label-from name, --labels FILE.csv."
            : "";
    }

    private static string[] Several(string[] files) =>
        new[] { files.Where(TableFile.IsTable), files.Where(file => file.EndsWith(".npz", StringComparison.OrdinalIgnoreCase)) }
            .Select(alike => alike.ToArray())
            .FirstOrDefault(alike => alike.Length > 1, []);

    /// <summary>A picture in folders of the place, nearest first; looks at no more than some thousand entries, and behind no link.</summary>
    private static string? Deeper(string place)
    {
        var (pending, looks) = (new Queue<string>(Directory.Exists(place) ? [place] : []), 0);
        while (pending.TryDequeue(out var folder) && looks < MaxLooks)
        {
            try
            {
                foreach (var inner in Rubbish.FreeFolders(folder).Where(inner => new DirectoryInfo(inner).LinkTarget is null))
                {
                    pending.Enqueue(inner);
                }

                var files = Directory.EnumerateFiles(folder).Take(MaxLooks - looks).ToArray();
                looks += 1 + files.Length;
                if (files.FirstOrDefault(ImageEntry.IsPicture) is { } picture)
                {
                    return Path.GetRelativePath(place, picture);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                looks++;
            }
        }

        return null;
    }

    private static string? First(string[] files, params string[] endings) =>
        files.FirstOrDefault(file => endings.Any(ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase)));
}
