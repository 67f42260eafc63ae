using Nas.Domain.Architectures.Tensors;

namespace Nas.Effects.Data.Images;

/// <summary>A decoded picture: one or three planes of numbers from 0 (dark) to 255 (bright), whatever depth its file had.</summary>
/// <remarks>The array is shared, not copied: read it, never write it. Equality is that of the array's identity. What was transparent
/// is dark: colours are multiplied by their opacity.</remarks>
/// <param name="Channels">1 for grey, 3 for red, green and blue.</param>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
/// <param name="Values">C×H×W numbers, the last axis fastest.</param>
public sealed record Picture(int Channels, int Height, int Width, float[] Values)
{
    /// <summary>Whether the file asks viewers to rotate or mirror it (EXIF), which is not done here.</summary>
    public bool AsksForRotation { get; init; }

    /// <summary>Whether the file has transparent places, which are dark here.</summary>
    public bool HadTransparency { get; init; }

    /// <summary>Numbers in one channel: H·W.</summary>
    public int PlaneSize => Height * Width;

    /// <summary>The same picture in so many channels: grey repeated for colour; colour stays.</summary>
    public Picture WithChannels(int channels) => channels == Channels || Channels != 1
        ? this
        : this with { Channels = channels, Values = [.. Enumerable.Repeat(Values, channels).SelectMany(plane => plane)] };

    /// <summary>The picture brought to a size, proportions not kept: linear interpolation when growing, a weighted mean when shrinking.</summary>
    public Picture ResizedTo(ImageSize size) => (Height, Width) == (size.Height, size.Width)
        ? this
        : this with { Height = size.Height, Width = size.Width, Values = Resampling.Resize(Values, new(Height, Width), size) };
}
