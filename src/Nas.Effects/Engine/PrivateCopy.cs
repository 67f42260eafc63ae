using System.Runtime.Versioning;
using System.Security.Cryptography;

namespace Nas.Effects.Engine;

/// <summary>A file with code in the user's cache, which nobody else can have written.</summary>
[SupportedOSPlatform("linux")]
internal static class PrivateCopy
{
    private const UnixFileMode ForUser = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderForUser = ForUser | UnixFileMode.UserExecute;

    /// <summary>Has a file with some content used, from the cache if it can be trusted, else from a folder of this process; the file that
    /// was used.</summary>
    internal static string Use(string name, byte[] content, Func<string, nint> use)
    {
        var folder = Path.Combine(CacheFolder, "nas-search", Convert.ToHexStringLower(SHA256.HashData(content))[..16]);
        var file = Path.Combine(folder, name);
        if (IsReady(folder, file, content))
        {
            _ = use(file);
            return file;
        }

        return UseOnce(name, content, use);
    }

    internal static string CacheFolder =>
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache && Path.IsPathRooted(cache)
            ? cache
            : Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify),
                ".cache"
            );

    /// <summary>Whether the file is there, in folders and of a mode that only this user can change, with exactly this content; it is
    /// written if need be.</summary>
    private static bool IsReady(string folder, string file, byte[] content)
    {
        try
        {
            Directory.CreateDirectory(folder, FolderForUser);
            if (!FileOwner.IsOwnFolder(Path.GetDirectoryName(folder)!) || !FileOwner.IsOwnFolder(folder))
            {
                return false;
            }

            if (!HasContent(file, content))
            {
                Write(file, content);
            }

            return HasContent(file, content);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool HasContent(string file, byte[] content) =>
        FileOwner.IsOwnFile(file) && File.ReadAllBytes(file).AsSpan().SequenceEqual(content);

    /// <summary>Others see the whole file or none: two processes that write it at once each put their own in place.</summary>
    private static void Write(string file, byte[] content)
    {
        var draft = $"{file}.{Path.GetRandomFileName()}";
        try
        {
            using (
                var stream = new FileStream(
                    draft,
                    new FileStreamOptions
                    {
                        Mode = FileMode.CreateNew,
                        Access = FileAccess.Write,
                        UnixCreateMode = ForUser,
                    }
                )
            )
            {
                stream.Write(content);
            }

            File.Move(draft, file, overwrite: true);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }

    /// <summary>From a folder with a name that nobody can guess, open to this user alone. What was loaded stays in memory when the file
    /// goes.</summary>
    private static string UseOnce(string name, byte[] content, Func<string, nint> use)
    {
        var folder = Directory.CreateTempSubdirectory("nas-search-").FullName;
        try
        {
            var file = Path.Combine(folder, name);
            Write(file, content);
            _ = use(file);
            return file;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
