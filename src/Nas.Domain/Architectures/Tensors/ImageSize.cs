using System.Globalization;
using LanguageExt;

namespace Nas.Domain.Architectures.Tensors;

/// <summary>Height and width of an image, both at least 1, written as <c>32x48</c>, or <c>32</c> for a square.</summary>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
public readonly record struct ImageSize(int Height, int Width)
{
    /// <summary>The longest side that text may ask for.</summary>
    public const int MaxSide = 65_535;

    private static readonly char[] Times = ['x', 'X', '×'];

    /// <summary>Reads <c>HxW</c> or one side of a square, or says what is wrong.</summary>
    public static Either<string, ImageSize> Parse(string text) =>
        text.Split(Times) is [var height, .. [] or [_]] sides && Side(height) is { } h && Side(sides[^1]) is { } w
            ? new ImageSize(h, w)
            : $"'{text}' is not a size such as 32x32 or 32 (height x width, 1 to {MaxSide.ToString(CultureInfo.InvariantCulture)})";

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Height}x{Width}");

    private static int? Side(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var side) && side is >= 1 and <= MaxSide ? side : null;
}
