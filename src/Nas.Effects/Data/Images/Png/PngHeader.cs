using System.Buffers.Binary;

namespace Nas.Effects.Data.Images.Png;

/// <summary>The IHDR chunk (PNG specification, 11.2.2).</summary>
internal sealed record PngHeader(int Width, int Height, int Depth, PngColour Colour, bool Interlaced)
{
    public int SamplesPerPixel => Colour switch
    {
        PngColour.Rgb => 3,
        PngColour.GreyAlpha => 2,
        PngColour.Rgba => 4,
        _ => 1,
    };

    /// <summary>Bytes from a pixel to the same byte of its left neighbour, at least 1: what filters look back by.</summary>
    public int PixelBytes => Math.Max(1, SamplesPerPixel * Depth / 8);

    public int RowBytes(int width) => checked((int)(((long)width * SamplesPerPixel * Depth + 7) / 8));

    public static PngHeader Read(ReadOnlySpan<byte> data, PictureLimits limits)
    {
        if (data.Length != 13)
        {
            throw new InvalidDataException("its header chunk has not 13 bytes");
        }

        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(data), BinaryPrimitives.ReadUInt32BigEndian(data[4..]));
        PictureTooLargeException.Check(height, width, limits);
        var (depth, colour) = (data[8], (PngColour)data[9]);
        return IsAllowed(colour, depth) && data[10..12] is [0, 0] && data[12] <= 1
            ? new((int)width, (int)height, depth, colour, data[12] == 1)
            : throw new InvalidDataException(FormattableString.Invariant(
                $"no PNG has depth {data[8]}, colour type {data[9]}, compression {data[10]}, filter {data[11]} and interlace {data[12]}"));
    }

    private static bool IsAllowed(PngColour colour, int depth) => colour switch
    {
        PngColour.Grey => depth is 1 or 2 or 4 or 8 or 16,
        PngColour.Palette => depth is 1 or 2 or 4 or 8,
        PngColour.Rgb or PngColour.GreyAlpha or PngColour.Rgba => depth is 8 or 16,
        _ => false,
    };
}
