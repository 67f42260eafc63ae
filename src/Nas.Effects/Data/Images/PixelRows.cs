using Nas.Domain.Architectures.Tensors;

namespace Nas.Effects.Data.Images;

/// <summary>Turns rows of decoded bytes into numbers from 0 to 255 and passes them on.</summary>
internal sealed class PixelRows
{
    private readonly Samples _samples;
    private readonly int _width;
    private readonly int _channels;
    private readonly float[] _row;
    private readonly PictureRows _rows;
    private bool _transparent;

    public PixelRows(Samples samples, int channels, ImageSize file, int orientation, PictureRequest request)
    {
        (_samples, _channels, _width) = (samples, channels, file.Width);
        (_row, _rows) = (new float[channels * file.Width], new(channels, file, orientation, request));
    }

    /// <summary>Takes rows that lie behind each other.</summary>
    public void Add(ReadOnlySpan<byte> rows)
    {
        var rowBytes = _width * (_samples == Samples.Grey ? 1 : 4);
        for (; rows.Length > 0; rows = rows[rowBytes..])
        {
            Unpack(rows[..rowBytes]);
            _rows.Add(_row);
        }
    }

    public RasterImage ToPicture() => _rows.ToPicture() with { HadTransparency = _transparent };

    private void Unpack(ReadOnlySpan<byte> row)
    {
        if (_samples is Samples.Grey or Samples.OpaqueColour)
        {
            for (var channel = 0; channel < _channels; channel++)
            {
                Copy(row[channel..], row.Length / _width, _row.AsSpan(channel * _width, _width));
            }

            return;
        }

        for (var x = 0; x < _width; x++)
        {
            var pixel = row.Slice(4 * x, 4);
            switch (_samples)
            {
                case Samples.Grey16:
                    _row[x] = Value(Word(pixel[0], pixel[3]), 1);
                    break;
                case Samples.Grey16Opacity16:
                    _row[x] = Value(Word(pixel[0], pixel[1]), Opacity(Word(pixel[2], pixel[3])));
                    break;
                default:
                    Unpack(pixel, x);
                    break;
            }
        }
    }

    private static void Copy(ReadOnlySpan<byte> bytes, int step, Span<float> numbers)
    {
        for (var x = 0; x < numbers.Length; x++)
        {
            numbers[x] = bytes[x * step];
        }
    }

    private void Unpack(ReadOnlySpan<byte> pixel, int x)
    {
        for (var (channel, at) = (0, x); channel < _channels; channel++, at += _width)
        {
            _row[at] = pixel[3] == byte.MaxValue ? pixel[channel] : Value(pixel[channel] / 255.0, Opacity(pixel[3] / 255.0));
        }
    }

    private double Opacity(double opacity)
    {
        _transparent |= opacity < 1;
        return opacity;
    }

    private static double Word(byte upper, byte lower) => (upper << 8 | lower) / 65535.0;

    private static float Value(double fraction, double opacity) => (float)(fraction * opacity * 255);
}
