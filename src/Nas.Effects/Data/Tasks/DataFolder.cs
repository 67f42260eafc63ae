using LanguageExt;
using Nas.Effects.Data.Folders;
using Nas.Effects.Data.Folders.Arrays;
using Nas.Effects.Data.Folders.Images;
using Nas.Effects.Data.Folders.Tables;
using Nas.Effects.Data.Sets;

namespace Nas.Effects.Data.Tasks;

/// <summary>Detects the layout of a user's data, in the folder itself or in a subfolder with the task's name (in any case) or its published
/// name.</summary>
internal static class DataFolder
{
    private static readonly EnumerationOptions Lenient = new() { IgnoreInaccessible = true };

    /// <summary>The layouts, in the order in which they are looked for.</summary>
    public static IReadOnlyList<FolderFormat> Formats { get; } =
    [
        UnseenFolder.Format,
        IdxFolder.Format,
        CifarFolder.Format,
        CifarPickles.Format,
        ArrayFolder.Format,
        ImageFolder.Format,
        TableFile.Format,
    ];

    public static Either<DatasetError, RawTask> Load(TaskRequest request, string path, IReadOnlyList<FolderFormat> formats)
    {
        if (!Directory.Exists(path) && !File.Exists(path))
        {
            return new DatasetError(DatasetErrorKind.Missing, new(path), "There is no such folder or file.", "Check the path.");
        }

        var places = CandidatePaths(request, path);
        return
            formats.SelectMany(format => places.Where(format.Matches).Take(1).Select(place => (format, place))).FirstOrDefault()
                is ({ } found, var at)
            ? request.Label.IsSome && found != TableFile.Format
                ? LabelWithoutTable(at, found)
                : found.Load(request, at).Map(task => task with { Layout = found.Name })
            : UnknownFolder.At(places, formats);
    }

    private static DatasetError LabelWithoutTable(string at, FolderFormat found) =>
        new(
            DatasetErrorKind.Request,
            new(at),
            $"This is no table but of the layout '{found.Name}', which has its own labels.",
            "Leave out --label."
        );

    private static string[] CandidatePaths(TaskRequest request, string path) =>
        Directory.Exists(path)
            ?
            [
                .. Directory
                    .EnumerateDirectories(path, "*", Lenient)
                    .Where(folder =>
                        Path.GetFileName(folder) is var name
                        && (name.Equals(request.Name, StringComparison.OrdinalIgnoreCase) || CifarFolder.PublishedNames.Contains(name))
                    )
                    .Order(StringComparer.Ordinal)
                    .Append(path),
            ]
            : [path];
}
