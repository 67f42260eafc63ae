using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Nas.Effects.Files;

/// <summary>What the file system says about a path.</summary>
/// <param name="Kind">What is there.</param>
/// <param name="Mode">Its permissions.</param>
/// <param name="Owner">The user that it belongs to.</param>
/// <param name="Identity">Differs between any two files that exist at once.</param>
internal readonly partial record struct FileStatus(FileKind Kind, UnixFileMode Mode, uint Owner, (ulong Device, ulong File) Identity)
{
    private const int CurrentFolder = -100;
    private const int NoFollow = 0x100;
    private const uint TypeModeOwnerAndNumber = 0x10b;
    private const int StatusBytes = 256;
    private const int OwnerAt = 20;
    private const int ModeAt = 28;
    private const int FileNumberAt = 32;
    private const int DeviceAt = 136;
    private const int TypeMask = 0xf000;

    /// <summary>The status of a link itself, or of any other path.</summary>
    public static FileStatus Of(string path) => Of(path, NoFollow);

    /// <summary>The status of what a path leads to.</summary>
    public static FileStatus OfTarget(string path) => Of(path, 0);

    private static FileStatus Of(string path, int flags)
    {
        if (!OperatingSystem.IsLinux())
        {
            return Elsewhere(path, flags);
        }

        Span<byte> status = stackalloc byte[StatusBytes];
        if (Look(CurrentFolder, path, flags, TypeModeOwnerAndNumber, status) != 0)
        {
            return default;
        }

        var mode = BinaryPrimitives.ReadUInt16LittleEndian(status[ModeAt..]);
        return new(
            (mode & TypeMask) switch
            {
                0x8000 => FileKind.Regular,
                0x4000 => FileKind.Folder,
                0xa000 => FileKind.Link,
                _ => FileKind.Other,
            },
            (UnixFileMode)(mode & ~TypeMask),
            BinaryPrimitives.ReadUInt32LittleEndian(status[OwnerAt..]),
            (BinaryPrimitives.ReadUInt64LittleEndian(status[DeviceAt..]), BinaryPrimitives.ReadUInt64LittleEndian(status[FileNumberAt..]))
        );
    }

    /// <summary>Where there is no such call: no owner, no number, and pipes look like files.</summary>
    private static FileStatus Elsewhere(string path, int flags)
    {
        var found = new FileInfo(path);
        var isLink = flags == NoFollow && found.LinkTarget is not null;
        return isLink || found.Exists || Directory.Exists(path)
            ? new(
                isLink ? FileKind.Link
                    : found.Exists ? FileKind.Regular
                    : FileKind.Folder,
                default,
                0,
                default
            )
            : default;
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Look(int folder, string path, int flags, uint wanted, Span<byte> status);
}
