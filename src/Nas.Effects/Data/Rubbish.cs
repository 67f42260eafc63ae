using LanguageExt;
using static LanguageExt.Prelude;

namespace Nas.Effects.Data;

/// <summary>Files and folders that systems leave among data: hidden ones, and those of archives and previews.</summary>
internal static class Rubbish
{
    private static readonly string[] Names =
    [
        "__MACOSX",
        "Thumbs.db",
        "ehthumbs.db",
        "desktop.ini",
        "$RECYCLE.BIN",
        "System Volume Information",
        "lost+found",
        "@eaDir",
        "#recycle",
        "__pycache__",
        "Icon\r",
    ];

    private static readonly EnumerationOptions Everything = new() { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None };

    /// <summary>Whether the last part of a path names rubbish.</summary>
    public static bool Is(string path) =>
        Path.GetFileName(path) is var name and not (".." or ".")
        && (name.StartsWith('.') || Names.Contains(name, StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether a path leads through rubbish.</summary>
    public static bool IsIn(string path) => path.Split('/', '\\').Any(Is);

    /// <summary>The files of a folder that are no rubbish, in ordinal order.</summary>
    public static IEnumerable<string> FreeFiles(string folder) =>
        Directory.EnumerateFiles(folder).Where(file => !Is(file)).Order(StringComparer.Ordinal);

    /// <summary>The folders in a folder that are no rubbish, in ordinal order.</summary>
    public static IEnumerable<string> FreeFolders(string folder) =>
        Directory.EnumerateDirectories(folder, "*", Everything).Where(inner => !Is(inner)).Order(StringComparer.Ordinal);

    /// <summary>How much of it there is in a folder, as a remark; none in a file.</summary>
    public static Option<string> Remark(string folder)
    {
        var found = Directory.Exists(folder) ? Below(new(folder)).ToArray() : [];
        return found.Length == 0
            ? None
            : Some(
                FormattableString.Invariant(
                    $"{found.Length} {(found.Length == 1 ? "file or folder" : "files or folders")} that systems leave behind ({string.Join(", ", found.Select(Path.GetFileName).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(3))}) {(found.Length == 1 ? "was" : "were")} passed over"
                )
            );
    }

    /// <summary>Each piece once: nothing is looked for within a piece, nor behind a link.</summary>
    private static IEnumerable<string> Below(DirectoryInfo folder)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos("*", Everything))
        {
            if (Is(entry.Name))
            {
                yield return entry.FullName;
            }
            else if (entry is DirectoryInfo inner && inner.LinkTarget is null)
            {
                foreach (var deeper in Below(inner))
                {
                    yield return deeper;
                }
            }
        }
    }
}
