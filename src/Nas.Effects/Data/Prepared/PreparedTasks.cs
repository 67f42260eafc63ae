using System.Diagnostics;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;
using LanguageExt;
using Nas.Effects.Data.Sets;
using Nas.Effects.Engine;
using static LanguageExt.Prelude;

namespace Nas.Effects.Data.Prepared;

/// <summary>Tasks that took long to read, kept in the user's cache, so that every other process and the next command have them at once. A
/// file belongs to one request over files of the same names, sizes and times.</summary>
/// <param name="Folder">The cache, which only this user may write to.</param>
/// <param name="WorthKeeping">Reading that takes less is not worth a file.</param>
[SupportedOSPlatform("linux")]
internal sealed record PreparedTasks(string Folder, TimeSpan WorthKeeping)
{
    private const string Suffix = ".task";
    private const long MaxBytes = 8L << 30;
    private const UnixFileMode ForUser = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly EnumerationOptions AllFiles = new() { RecurseSubdirectories = true, IgnoreInaccessible = true };

    /// <summary>The user's own.</summary>
    public static PreparedTasks Usual { get; } = new(Path.Combine(PrivateCopy.CacheFolder, "nas-search", "tasks"), TimeSpan.FromSeconds(1));

    /// <summary>The task as it was kept, or as it is read now.</summary>
    /// <param name="request">The task.</param>
    /// <param name="sources">The files and folders that it is read from.</param>
    /// <param name="read">Reads it.</param>
    public Either<DatasetError, RawTask> Load(TaskRequest request, IEnumerable<string> sources, Func<Either<DatasetError, RawTask>> read)
    {
        var file = Path.Combine(Folder, KeyOf(request, sources) + Suffix);
        return Kept(file)
            .Match(
                Right<DatasetError, RawTask>,
                () =>
                {
                    var clock = Stopwatch.StartNew();
                    var loaded = read();
                    if (clock.Elapsed >= WorthKeeping)
                    {
                        loaded.IfRight(task => Keep(file, task));
                    }

                    return loaded;
                }
            );
    }

    private static string KeyOf(TaskRequest request, IEnumerable<string> sources)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, $"{typeof(PreparedTasks).Assembly.ManifestModule.ModuleVersionId} {request} {TableColumnText.Print(request.Columns)}");
        foreach (var file in sources.SelectMany(FilesOf).OrderBy(file => file.FullName, StringComparer.Ordinal))
        {
            Add(hash, FormattableString.Invariant($"{file.FullName}\0{file.Length}\0{file.LastWriteTimeUtc.Ticks}\0"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, string text) => hash.AppendData(Encoding.UTF8.GetBytes(text));

    private static IEnumerable<FileInfo> FilesOf(string source) =>
        Directory.Exists(source) ? new DirectoryInfo(source).EnumerateFiles("*", AllFiles)
        : File.Exists(source) ? [new(source)]
        : [];

    private Option<RawTask> Kept(string file)
    {
        try
        {
            if (!FileOwner.IsOwnFolder(Folder) || !FileOwner.IsOwnFile(file))
            {
                return None;
            }

            using var stream = File.OpenRead(file);
            return PreparedFile.Read(stream);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return None;
        }
    }

    /// <summary>A cache that cannot be written is done without.</summary>
    private void Keep(string file, RawTask task)
    {
        var draft = $"{file}.{Path.GetRandomFileName()}";
        try
        {
            Directory.CreateDirectory(Folder, ForUser | UnixFileMode.UserExecute);
            var options = new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = ForUser,
            };
            using (var stream = new FileStream(draft, options))
            {
                PreparedFile.Write(stream, task);
            }

            File.Move(draft, file, overwrite: true);
            ForgetOldest();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            TryDelete(draft);
        }
    }

    private void ForgetOldest()
    {
        var bytes = 0L;
        foreach (var kept in new DirectoryInfo(Folder).EnumerateFiles().OrderByDescending(file => file.LastWriteTimeUtc).ToList())
        {
            bytes += kept.Length;
            if (bytes > MaxBytes)
            {
                TryDelete(kept.FullName);
            }
        }
    }

    private static void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another process may have deleted it, or the cache is read-only.
        }
    }
}
