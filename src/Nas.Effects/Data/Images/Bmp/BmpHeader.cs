using System.Buffers.Binary;

namespace Nas.Effects.Data.Images.Bmp;

/// <summary>What a BMP file says before its palette and pixels. Negative height means that rows come from the top.</summary>
/// <param name="Size">Bytes of the information header, which tells its version.</param>
/// <param name="Pixels">Offset of the first row.</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows, as the file writes them.</param>
/// <param name="Depth">Bits of a pixel.</param>
/// <param name="Compression">0 none, 3 and 6 by masks; the rest is refused.</param>
/// <param name="Colours">Entries of the palette as claimed; 0 for all that the depth allows.</param>
internal sealed record BmpHeader(int Size, long Pixels, int Width, int Height, int Depth, uint Compression, long Colours)
{
    private const int FileHeader = 14;
    private const int Core = 12;

    /// <summary>Colours packed by masks that follow.</summary>
    public bool IsMasked => Compression is 3 or 6;

    /// <summary>Where the palette, or the masks of the oldest headers, begin.</summary>
    public int AfterHeader => FileHeader + Size;

    /// <summary>Bytes of a palette entry.</summary>
    public int EntryBytes => Size == Core ? 3 : 4;

    /// <summary>Bytes of a row: padded to four.</summary>
    public long RowBytes => ((long)Width * Depth + 31) / 32 * 4;

    public int Rows => Math.Abs(Height);

    public static BmpHeader Read(ReadOnlySpan<byte> file, PictureLimits limits)
    {
        var size = file.Length < FileHeader + Core ? 0 : Word(file, 14);
        var header = size switch
        {
            Core => new BmpHeader(Core, Word(file, 10), BinaryPrimitives.ReadUInt16LittleEndian(file[18..]), BinaryPrimitives.ReadInt16LittleEndian(file[20..]), file[24], 0, 0),
            40 or 52 or 56 or 64 or 108 or 124 when file.Length >= FileHeader + size =>
                new((int)size, Word(file, 10), (int)Math.Min(Word(file, 18), int.MaxValue), (int)Word(file, 22), BinaryPrimitives.ReadUInt16LittleEndian(file[28..]), Word(file, 30), Word(file, 46)),
            _ => throw new InvalidDataException("it is too short, or its header has an unknown length"),
        };
        PictureTooLargeException.Check(Math.Abs((long)header.Height), header.Width, limits);
        return header.Checked();
    }

    private BmpHeader Checked() => (Depth, Compression) switch
    {
        (1 or 4 or 8 or 16 or 24 or 32, 0) or (16 or 32, 3 or 6) => this,
        (_, 1 or 2) => throw new NotSupportedException("Run-length compressed BMP pictures are not read."),
        (_, 4 or 5) => throw new NotSupportedException("BMP files that wrap a JPEG or PNG are not read."),
        _ => throw new InvalidDataException(FormattableString.Invariant($"no BMP has {Depth} bits a pixel with compression {Compression}")),
    };

    private static uint Word(ReadOnlySpan<byte> file, int at) => BinaryPrimitives.ReadUInt32LittleEndian(file[at..]);
}
