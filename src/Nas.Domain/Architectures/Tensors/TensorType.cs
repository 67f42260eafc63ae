using System.Globalization;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Nas.Domain.Architectures.Tensors;

/// <summary>The type of one sample's tensor: its layout and its sizes, without the batch axis.</summary>
/// <remarks>
/// <para>An image is C×H×W (channels, height, width); columns are S×D (positions, features). Axes are numbered from 1,
/// as the operations' parameters are. Columns may remember the <see cref="Grid"/> of the image they were unfolded from.</para>
/// <para>Equality compares layout, sizes and grid; <see cref="HasShapeOf"/> ignores the grid.
/// <c>default</c> is no valid type.</para>
/// </remarks>
public readonly record struct TensorType
{
    private TensorType(Layout layout, int axis1, int axis2, int axis3, Grid grid) =>
        (Layout, Axis1, Axis2, Axis3, Grid) = (layout, axis1, axis2, axis3, grid);

    /// <summary>Image or columns.</summary>
    public Layout Layout { get; }

    /// <summary>Channels C of an image, positions S of columns.</summary>
    public int Axis1 { get; }

    /// <summary>Height H of an image, features D of columns.</summary>
    public int Axis2 { get; }

    /// <summary>Width W of an image; 1 for columns.</summary>
    public int Axis3 { get; }

    /// <summary>The image grid that the columns were unfolded from; <see cref="Grid.None"/> when there is none.</summary>
    public Grid Grid { get; }

    /// <summary>Axes without the batch: 3 for an image, 2 for columns.</summary>
    public int Rank => Layout == Layout.Image ? 3 : 2;

    /// <summary>Size of the last axis: W of an image, D of columns.</summary>
    public int Last => Layout == Layout.Image ? Axis3 : Axis2;

    /// <summary>Whether it is a sequence: an image of height 1, C×1×L.</summary>
    public bool IsSequence => Layout == Layout.Image && Axis2 == 1 && Axis3 > 1;

    /// <summary>Numbers in one sample.</summary>
    public long Elements => (long)Axis1 * Axis2 * Axis3;

    /// <summary>An image of C×H×W. Sizes are at least 1.</summary>
    public static TensorType Image(int channels, int height, int width) =>
        new(Layout.Image, Positive(channels), Positive(height), Positive(width), Grid.None);

    /// <summary>Columns of S×D. Sizes are at least 1.</summary>
    public static TensorType Columns(int positions, int features, Grid grid = default) =>
        new(Layout.Columns, Positive(positions), Positive(features), 1, grid);

    /// <summary>Reads <c>3x28x28</c> (an image) or <c>49x512</c> (columns); the left side says what is wrong.</summary>
    public static Either<string, TensorType> Parse(string text)
    {
        var sizes = text.Split('x', 'X', '×')
            .Map(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0)
            .ToArray();
        return sizes.Any(size => size is < 1 or > 1 << 20)
            ? Left($"'{text}' is not a tensor shape: write CxHxW such as 3x28x28, or SxD such as 49x512")
            : sizes switch
            {
                [var c, var h, var w] => Right(Image(c, h, w)),
                [var s, var d] => Right(Columns(s, d)),
                _ => Left($"'{text}' has {sizes.Length} axes: write CxHxW such as 3x28x28, or SxD such as 49x512"),
            };
    }

    /// <summary>Size of an axis, numbered from 1.</summary>
    public int Axis(int axis) =>
        axis switch
        {
            1 => Axis1,
            2 => Axis2,
            3 when Rank == 3 => Axis3,
            _ => throw new ArgumentOutOfRangeException(nameof(axis), axis, "no such axis"),
        };

    /// <summary>The same type with another size of one axis.</summary>
    public TensorType WithAxis(int axis, int size) =>
        axis switch
        {
            1 => new(Layout, Positive(size), Axis2, Axis3, Grid),
            2 => new(Layout, Axis1, Positive(size), Axis3, Grid),
            3 when Rank == 3 => new(Layout, Axis1, Axis2, Positive(size), Grid),
            _ => throw new ArgumentOutOfRangeException(nameof(axis), axis, "no such axis"),
        };

    /// <summary>The same type with another size of its last axis.</summary>
    public TensorType WithLast(int size) => WithAxis(Rank, size);

    /// <summary>The same type with another remembered grid; images remember none.</summary>
    public TensorType WithGrid(Grid grid) => new(Layout, Axis1, Axis2, Axis3, Layout == Layout.Columns ? grid : Grid.None);

    /// <summary>Whether layout and sizes agree, whatever grid either remembers.</summary>
    public bool HasShapeOf(TensorType other) =>
        Layout == other.Layout && Axis1 == other.Axis1 && Axis2 == other.Axis2 && Axis3 == other.Axis3;

    /// <summary>Sizes joined by x: <c>3x28x28</c>, <c>49x512</c>.</summary>
    public override string ToString() =>
        Layout == Layout.Image
            ? string.Create(CultureInfo.InvariantCulture, $"{Axis1}x{Axis2}x{Axis3}")
            : string.Create(CultureInfo.InvariantCulture, $"{Axis1}x{Axis2}");

    private static int Positive(int size) =>
        size > 0 ? size : throw new ArgumentOutOfRangeException(nameof(size), size, "sizes are at least 1");
}
