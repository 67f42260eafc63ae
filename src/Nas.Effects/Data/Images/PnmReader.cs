using System.Buffers.Binary;

namespace Nas.Effects.Data.Images;

/// <summary>Reads PBM, PGM and PPM, plain (P1 to P3) and raw (P4 to P6), with values of one or two bytes. A second picture in the file is not looked at.</summary>
internal static class PnmReader
{
    public static Picture Read(byte[] file, PictureLimits limits)
    {
        var (kind, cursor) = (file[1] - '0', new PnmCursor(file, start: 2));
        var (width, height) = (cursor.Number(), cursor.Number());
        PictureTooLargeException.Check(height, width, limits);
        var isBitmap = kind is 1 or 4;
        var greatest = isBitmap ? 1 : cursor.Number();
        if (greatest is < 1 or > ushort.MaxValue)
        {
            throw new InvalidDataException(FormattableString.Invariant($"its greatest value is {greatest}; it is 1 to 65535"));
        }

        var canvas = new Canvas(kind is 3 or 6 ? 3 : 1, (int)height, (int)width);
        if (kind <= 3)
        {
            Paint(canvas, (int)height, (int)width, kind == 3, (_, _, _) => isBitmap ? 1 - cursor.Bit() : Fraction(cursor.Number(), greatest));
            return canvas.ToPicture();
        }

        var body = cursor.Rest();
        var sampleBytes = greatest > byte.MaxValue ? 2 : 1;
        var rowBytes = isBitmap ? (width + 7) / 8 : width * sampleBytes * (kind == 6 ? 3 : 1);
        if (body.Length < rowBytes * height)
        {
            throw new InvalidDataException("its pixels end too early");
        }

        Paint(canvas, (int)height, (int)width, kind == 6, (y, x, channel) => isBitmap
            ? 1 - (body.Span[(int)(y * rowBytes + x / 8)] >> (7 - x % 8) & 1)
            : Fraction(Sample(body.Span, (int)(y * rowBytes) + (kind == 6 ? 3 * x + channel : x) * sampleBytes, sampleBytes), greatest));
        return canvas.ToPicture();
    }

    private static void Paint(Canvas canvas, int height, int width, bool colour, Func<int, int, int, double> next)
    {
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var first = next(y, x, 0);
                canvas.Set(y, x, colour ? new(first, next(y, x, 1), next(y, x, 2)) : Colour.Grey(first));
            }
        }
    }

    private static int Sample(ReadOnlySpan<byte> body, int at, int bytes) => bytes == 1 ? body[at] : BinaryPrimitives.ReadUInt16BigEndian(body[at..]);

    private static double Fraction(long value, long greatest) => value <= greatest
        ? value / (double)greatest
        : throw new InvalidDataException(FormattableString.Invariant($"a pixel has the value {value}, more than the greatest, {greatest}"));
}
