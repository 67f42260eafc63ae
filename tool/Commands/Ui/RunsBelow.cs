using System.Security.Cryptography;
using System.Text;
using Nas.Effects.Runs.Folders;

namespace Nas.Tool.Commands.Ui;

/// <summary>The run folders below a folder.</summary>
internal static class RunsBelow
{
    private const int MaxDepth = 3;
    private const int MaxRuns = 1000;

    /// <summary>Their paths below the folder, in order; <c>.</c> is the folder itself. Links are not followed.</summary>
    public static IReadOnlyList<string> Find(string folder) =>
        [.. Below(folder, 0).Take(MaxRuns).Select(run => Path.GetRelativePath(folder, run)).Order(StringComparer.Ordinal)];

    /// <summary>Changes whenever a run is added or an event recorded.</summary>
    public static string VersionOf(IEnumerable<string> runs)
    {
        var stamps = runs.SelectMany(run =>
                new RunFolder(run) is var at ? new[] { at.Journal, $"{at.Journal}-wal", at.Head, at.BestWeights } : []
            )
            .Select(file => new FileInfo(file))
            .Select(file =>
                file.Exists ? FormattableString.Invariant($"{file.FullName}|{file.Length}|{file.LastWriteTimeUtc.Ticks}") : file.FullName
            );
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', stamps))))[..16];
    }

    private static IEnumerable<string> Below(string folder, int depth) =>
        File.Exists(new RunFolder(folder).Recipe) ? [folder]
        : depth == MaxDepth ? []
        : Folders(folder).SelectMany(inner => Below(inner, depth + 1));

    private static IEnumerable<string> Folders(string folder)
    {
        try
        {
            return Directory
                .EnumerateDirectories(folder)
                .Where(inner => new DirectoryInfo(inner) is { LinkTarget: null, Name: not ['.', ..] })
                .Order(StringComparer.Ordinal)
                .ToArray();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
