using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Nas.Effects.Files;

namespace Nas.Effects.Engine;

/// <summary>Whether a file is this user's alone to change. A symbolic link is not.</summary>
[SupportedOSPlatform("linux")]
internal static partial class FileOwner
{
    private const UnixFileMode WritableByOthers = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>Whether a path is a folder of this user that nobody else can write to.</summary>
    internal static bool IsOwnFolder(string path) => IsOwn(path, FileKind.Folder);

    /// <summary>Whether a path is a plain file of this user that nobody else can write to.</summary>
    internal static bool IsOwnFile(string path) => IsOwn(path, FileKind.Regular);

    private static bool IsOwn(string path, FileKind kind)
    {
        var status = FileStatus.Of(path);
        return status.Kind == kind && status.Owner == User() && (status.Mode & WritableByOthers) == 0;
    }

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint User();
}
