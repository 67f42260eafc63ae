using System.IO.Compression;

namespace Nas.Effects.Data.Images.Png;

/// <summary>Reads PNG (ISO/IEC 15948): every colour type, depth, filter and interlace. An animation gives its first picture.</summary>
internal static class PngReader
{
    // Deflate cannot do better than 258 bytes for two bits.
    private const long GreatestRatio = 1032;

    public static Picture Read(byte[] file, PictureLimits limits)
    {
        var parts = PngParts.Read(file, limits);
        var header = parts.Header;
        var passes = PngPass.Of(header).ToList();
        var claimed = passes.Sum(pass => (long)pass.Rows(header) * (1 + header.RowBytes(pass.Columns(header))));
        if (claimed / GreatestRatio > parts.Compressed.Length)
        {
            throw new InvalidDataException(FormattableString.Invariant($"{parts.Compressed.Length} compressed bytes cannot hold {header.Width}×{header.Height} pixels"));
        }

        var colours = PngColours.Of(parts);
        var canvas = new Canvas(colours.Channels, header.Height, header.Width);
        using var bytes = new ZLibStream(new MemoryStream(parts.Compressed), CompressionMode.Decompress);
        foreach (var pass in passes)
        {
            Paint(canvas, bytes, header, pass, colours);
        }

        // Reaching the end makes the stream check its sum.
        _ = bytes.ReadByte();
        return canvas.ToPicture() with { AsksForRotation = parts.AsksForRotation };
    }

    private static void Paint(Canvas canvas, ZLibStream bytes, PngHeader header, PngPass pass, PngColours colours)
    {
        var (rows, columns) = (pass.Rows(header), pass.Columns(header));
        var (row, above) = (new byte[1 + header.RowBytes(columns)], new byte[1 + header.RowBytes(columns)]);
        for (var y = 0; y < rows; y++)
        {
            if (bytes.ReadAtLeast(row, row.Length, throwOnEndOfStream: false) < row.Length)
            {
                throw new InvalidDataException("its pixels end too early");
            }

            PngFilter.Undo(row[0], row.AsSpan(1), above.AsSpan(1), header.PixelBytes);
            for (var x = 0; x < columns; x++)
            {
                canvas.Set(pass.Row + y * pass.RowStep, pass.Column + x * pass.ColumnStep, colours.At(row.AsSpan(1), x));
            }

            (row, above) = (above, row);
        }
    }
}
