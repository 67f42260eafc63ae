namespace Nas.Effects.Data.Images;

/// <summary>Takes pixels in any order and gives the picture: grey when every pixel is and the format can say so, dark where transparent.</summary>
internal sealed class Canvas
{
    private readonly int _channels;
    private readonly int _height;
    private readonly int _width;
    private readonly float[] _values;
    private bool _transparent;

    public Canvas(int channels, int height, int width) =>
        (_channels, _height, _width, _values) = (channels, height, width, new float[checked(channels * height * width)]);

    /// <summary>Sets a pixel from fractions 0 … 1 of red, green, blue and opacity; a grey canvas takes red.</summary>
    public void Set(int row, int column, Colour colour)
    {
        var at = row * _width + column;
        _transparent |= colour.Opacity < 1;
        _values[at] = Value(colour.Red, colour.Opacity);
        if (_channels == 3)
        {
            var plane = _height * _width;
            _values[at + plane] = Value(colour.Green, colour.Opacity);
            _values[at + 2 * plane] = Value(colour.Blue, colour.Opacity);
        }
    }

    public Picture ToPicture() => new(_channels, _height, _width, _values) { HadTransparency = _transparent };

    // Fractions of 255 give whole numbers back exactly: n / 255 · 255 rounds to n in double precision.
    private static float Value(double fraction, double opacity) => (float)(fraction * opacity * 255);
}
