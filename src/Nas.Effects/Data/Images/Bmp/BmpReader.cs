using System.Buffers.Binary;

namespace Nas.Effects.Data.Images.Bmp;

/// <summary>Reads uncompressed BMP of every header version and depth. In 32 bits without masks the fourth byte means nothing.</summary>
internal static class BmpReader
{
    public static Picture Read(byte[] file, PictureLimits limits)
    {
        var header = BmpHeader.Read(file, limits);
        if (header.Pixels < header.AfterHeader || header.Pixels + header.RowBytes * header.Rows > file.Length)
        {
            throw new InvalidDataException("it ends before its last row");
        }

        var palette = header.Depth <= 8 ? Palette(file, header) : [];
        var masks = BmpMasks.Of(file, header);
        var canvas = new Canvas(palette.Length > 0 && palette.All(colour => colour.IsGrey) ? 1 : 3, header.Rows, header.Width);
        for (var y = 0; y < header.Rows; y++)
        {
            var row = file.AsSpan(checked((int)(header.Pixels + y * header.RowBytes)));
            for (var x = 0; x < header.Width; x++)
            {
                canvas.Set(header.Height < 0 ? y : header.Rows - 1 - y, x, header.Depth <= 8 ? Listed(palette, row, x, header.Depth) : Packed(masks, row, x, header.Depth));
            }
        }

        return canvas.ToPicture();
    }

    private static Colour[] Palette(byte[] file, BmpHeader header)
    {
        var count = header.Colours == 0 ? 1L << header.Depth : header.Colours;
        return count > 1 << header.Depth || header.AfterHeader + count * header.EntryBytes > header.Pixels
            ? throw new InvalidDataException("its palette does not end before its pixels")
            : [.. file.Skip(header.AfterHeader).Take((int)count * header.EntryBytes).Chunk(header.EntryBytes).Select(bgr => Colour.OfBytes(bgr[2], bgr[1], bgr[0]))];
    }

    private static Colour Listed(Colour[] palette, ReadOnlySpan<byte> row, int x, int depth)
    {
        var index = row[x * depth / 8] >> (8 - depth - x * depth % 8) & (1 << depth) - 1;
        return index < palette.Length
            ? palette[index]
            : throw new InvalidDataException(FormattableString.Invariant($"a pixel has colour {index} of a palette of {palette.Length}"));
    }

    private static Colour Packed(BmpMasks masks, ReadOnlySpan<byte> row, int x, int depth) => depth switch
    {
        24 => Colour.OfBytes(row[3 * x + 2], row[3 * x + 1], row[3 * x]),
        16 => masks.At(BinaryPrimitives.ReadUInt16LittleEndian(row[(2 * x)..])),
        _ => masks.At(BinaryPrimitives.ReadUInt32LittleEndian(row[(4 * x)..])),
    };
}
