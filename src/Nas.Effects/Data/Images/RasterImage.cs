namespace Nas.Effects.Data.Images;

/// <summary>A decoded picture, upright: one or three planes of numbers from 0 (dark) to 255 (bright), whatever its file's depth.</summary>
/// <remarks>The array is shared, not copied: read it, never write it. Equality is that of the array's identity. What was transparent
/// is dark: colours are multiplied by their opacity.</remarks>
/// <param name="Channels">1 for grey, 3 for red, green and blue.</param>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
/// <param name="Values">C×H×W numbers, the last axis fastest.</param>
public sealed record RasterImage(int Channels, int Height, int Width, float[] Values)
{
    /// <summary>Whether the file ends too early or is broken; what could not be decoded is black, or what the format puts there.</summary>
    public bool IsIncomplete { get; init; }

    /// <summary>Whether the file has transparent places, which are dark here.</summary>
    public bool HadTransparency { get; init; }

    /// <summary>Numbers in one channel: H·W.</summary>
    public int PlaneSize => Height * Width;

    /// <summary>The same picture in so many channels: grey repeated for colour; colour stays.</summary>
    public RasterImage WithChannels(int channels)
    {
        if (channels == Channels || Channels != 1)
        {
            return this;
        }

        var values = new float[checked(channels * PlaneSize)];
        for (var channel = 0; channel < channels; channel++)
        {
            Values.CopyTo(values, channel * PlaneSize);
        }

        return this with
        {
            Channels = channels,
            Values = values,
        };
    }
}
