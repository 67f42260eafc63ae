using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Nas.Torch.Native;

/// <summary>Where compiled shims lie: one per libtorch and shim source, in a cache of the user.</summary>
internal static class ShimCache
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static readonly Lazy<string> EmbeddedSource = new(ReadSource);

    internal static string Source => EmbeddedSource.Value;

    /// <summary>The shim of a libtorch in the user's cache, or, if that cannot be written, in a private temporary folder.</summary>
    internal static string PathFor(LibTorchInstallation torch)
    {
        var relative = Path.Combine("native", Key(torch), "libnas_torch.so");
        var usual = Path.Combine(CacheFolder, "nas-search", relative);
        return File.Exists(usual) || IsWritable(Path.GetDirectoryName(usual)!) ? usual : Path.Combine(PrivateTemporary(), relative);
    }

    private static string CacheFolder =>
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache && Path.IsPathRooted(cache)
            ? cache
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify), ".cache");

    private static string Key(LibTorchInstallation torch)
    {
        var text = $"{torch.Version}\n{torch.Library}\n{new FileInfo(torch.Library).Length}\n{Source}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
    }

    private static bool IsWritable(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            File.Create(Path.Combine(folder, Path.GetRandomFileName()), 1, FileOptions.DeleteOnClose).Dispose();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // A shim is code: a folder that others can write to must not be trusted.
    private static string PrivateTemporary()
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException();
        }

        var folder = Path.Combine(Path.GetTempPath(), $"nas-search-{Environment.UserName}");
        Directory.CreateDirectory(folder, Private);
        return File.GetUnixFileMode(folder) == Private
            ? folder
            : throw new LibTorchUnavailableException($"{folder} is open to other users, so no compiled code is loaded from it.", [$"chmod 700 {folder}"]);
    }

    private static string ReadSource()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("nas_torch.cpp")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
