using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Nas.Effects.Engine;

/// <summary>Whether a file is this user's alone to change. A symbolic link is not.</summary>
[SupportedOSPlatform("linux")]
internal static partial class FileOwner
{
    private const int CurrentFolder = -100;
    private const int NoFollow = 0x100;
    private const uint TypeModeAndOwner = 0xb;
    private const int StatusBytes = 256;
    private const int OwnerAt = 20;
    private const int ModeAt = 28;
    private const int TypeMask = 0xf000;
    private const int Folder = 0x4000;
    private const int Regular = 0x8000;
    private const int WritableByOthers = 0x12;

    /// <summary>Whether a path is a folder of this user that nobody else can write to.</summary>
    internal static bool IsOwnFolder(string path) => IsOwn(path, Folder);

    /// <summary>Whether a path is a plain file of this user that nobody else can write to.</summary>
    internal static bool IsOwnFile(string path) => IsOwn(path, Regular);

    private static bool IsOwn(string path, int type)
    {
        Span<byte> status = stackalloc byte[StatusBytes];
        if (Look(CurrentFolder, path, NoFollow, TypeModeAndOwner, status) != 0)
        {
            return false;
        }

        var (owner, mode) = (
            BinaryPrimitives.ReadUInt32LittleEndian(status[OwnerAt..]),
            BinaryPrimitives.ReadUInt16LittleEndian(status[ModeAt..])
        );
        return owner == User() && (mode & TypeMask) == type && (mode & WritableByOthers) == 0;
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Look(int folder, string path, int flags, uint wanted, Span<byte> status);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint User();
}
