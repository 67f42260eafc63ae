using Nas.Domain.Architectures.Tensors;

namespace Nas.Effects.Data.Images;

/// <summary>Takes a picture's rows in the order of the file and makes the upright picture of them, at its own size or another.
/// Holds the result and, when it resizes, the sums of the target rows that are open.</summary>
internal sealed class PictureRows
{
    private readonly int _channels;
    private readonly ImageSize _file;
    private readonly ImageSize _size;
    private readonly float[] _values;
    private readonly Placement _place;
    private readonly Resampling[] _resampling;
    private int _rows;

    /// <param name="channels">1 or 3.</param>
    /// <param name="file">Size as it lies in the file; within the limits.</param>
    /// <param name="orientation">1 to 8, as EXIF numbers them.</param>
    /// <param name="request">The size that is asked for.</param>
    public PictureRows(int channels, ImageSize file, int orientation, PictureRequest request)
    {
        ImageTooLargeException.Check(channels, file, request);
        (_channels, _file, _size) = (channels, file, request.Size.IfNone(Placement.Turned(file, orientation)));
        var lying = Placement.Turned(_size, orientation);
        _place = Placement.Of(lying, orientation);
        _values = new float[checked(channels * _size.Height * _size.Width)];
        _resampling =
            lying == file ? [] : [.. Enumerable.Range(0, channels).Select(channel => new Resampling(file, lying, Plane(channel), _place))];
    }

    /// <summary>Takes the next row: its channels behind each other.</summary>
    public void Add(ReadOnlySpan<float> row)
    {
        for (var channel = 0; channel < _channels; channel++)
        {
            var line = row.Slice(channel * _file.Width, _file.Width);
            if (_resampling.Length == 0)
            {
                _place.Write(line, _rows, Plane(channel).Span);
            }
            else
            {
                _resampling[channel].Add(line);
            }
        }

        _rows++;
    }

    /// <summary>The picture; rows that did not come are dark.</summary>
    public RasterImage ToPicture()
    {
        var dark = new float[_channels * _file.Width];
        while (_rows < _file.Height)
        {
            Add(dark);
        }

        return new(_channels, _size.Height, _size.Width, _values);
    }

    private Memory<float> Plane(int channel) => _values.AsMemory(channel * _size.Height * _size.Width, _size.Height * _size.Width);
}
