using System.Buffers.Binary;

namespace Nas.Effects.Data.Images;

/// <summary>Reads PBM, PGM and PPM, plain (P1 to P3) and raw (P4 to P6), with values of one or two bytes. A second picture in the file is
/// not looked at.</summary>
internal static class PnmReader
{
    public static RasterImage Read(byte[] file, PictureRequest request)
    {
        var (kind, cursor) = (file[1] - '0', new PnmCursor(file, start: 2));
        var (width, height) = (cursor.Number(), cursor.Number());
        ImageTooLargeException.Check(height, width, request.Limits);
        var (isBitmap, channels) = (kind is 1 or 4, kind is 3 or 6 ? 3 : 1);
        var max = isBitmap ? 1 : cursor.Number();
        if (max is < 1 or > ushort.MaxValue)
        {
            throw new InvalidDataException(FormattableString.Invariant($"its greatest value is {max}; it is 1 to 65535"));
        }

        var body = cursor.Rest();
        var sampleBytes = max > byte.MaxValue ? 2 : 1;
        var rowBytes = kind == 4 ? (width + 7) / 8 : width * channels * sampleBytes;
        // Plain numbers take a digit and what parts it from the next.
        if (
            body.Length
            < (
                kind > 3 ? rowBytes * height
                : isBitmap ? width * height
                : 2 * width * height * channels - 1
            )
        )
        {
            throw new InvalidDataException("its pixels end too early");
        }

        Func<int, int, double> next = kind switch
        {
            1 => (_, _) => 1 - cursor.Bit(),
            <= 3 => (_, _) => Fraction(cursor.Number(), max),
            4 => (y, x) => 1 - (body.Span[(int)(y * rowBytes + x / 8)] >> (7 - x % 8) & 1),
            _ => (y, sample) => Fraction(Sample(body.Span[(int)(y * rowBytes + sample * sampleBytes)..], sampleBytes), max),
        };
        var rows = new PictureRows(channels, new((int)height, (int)width), orientation: 1, request);
        var row = new float[channels * width];
        for (var y = 0; y < height; y++)
        {
            for (var sample = 0; sample < row.Length; sample++)
            {
                row[sample % channels * width + sample / channels] = (float)(next(y, sample) * 255);
            }

            rows.Add(row);
        }

        return rows.ToPicture();
    }

    private static int Sample(ReadOnlySpan<byte> body, int bytes) => bytes == 1 ? body[0] : BinaryPrimitives.ReadUInt16BigEndian(body);

    private static double Fraction(long value, long max) =>
        value <= max
            ? value / (double)max
            : throw new InvalidDataException(FormattableString.Invariant($"a pixel has the value {value}, more than the greatest, {max}"));
}
