namespace Nas.Effects.Datasets;

/// <summary>The shape of one image: channels × height × width, each at least 1.</summary>
/// <param name="Channels">Number of channels C.</param>
/// <param name="Height">Rows H.</param>
/// <param name="Width">Columns W.</param>
public readonly record struct ImageShape(int Channels, int Height, int Width)
{
    /// <summary>Numbers in one channel: H·W.</summary>
    public int Area => checked(Height * Width);

    /// <summary>Numbers in one image: C·H·W.</summary>
    public int Size => checked(Channels * Area);

    /// <summary>The shape with <paramref name="border"/> rows and columns more on each side.</summary>
    public ImageShape Padded(int border) => this with { Height = Height + 2 * border, Width = Width + 2 * border };

    /// <summary>Written as in <c>--input</c>: <c>3x28x28</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Channels}x{Height}x{Width}");
}
