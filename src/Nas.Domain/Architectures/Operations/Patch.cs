using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Operations;

/// <summary>The patches that an operation takes from an image, row by row: squares, or pieces of a row as for a sequence, which is an image
/// of height 1.</summary>
/// <param name="Rows">How they lie along the height.</param>
/// <param name="Columns">How they lie along the width.</param>
/// <remarks>A pixel is both a square and a piece of a row.</remarks>
public readonly record struct Patch(PatchSide Rows, PatchSide Columns)
{
    /// <summary>Every pixel.</summary>
    public static Patch Pixel => new(PatchSide.Point, PatchSide.Point);

    /// <summary>Whether patches are squares.</summary>
    public bool IsSquare => Rows == Columns;

    /// <summary>Whether a patch is one pixel, at any step.</summary>
    public bool IsPoint => Rows.IsPoint && Columns.IsPoint;

    /// <summary>Whether the patches are all the pixels.</summary>
    public bool IsPixel => this == Pixel;

    /// <summary>Pixels in a patch.</summary>
    public int Size => Rows.Kernel * Columns.Kernel;

    /// <summary>Squares.</summary>
    public static Patch Square(int kernel, int stride, int padding) => new(new(kernel, stride, padding), new(kernel, stride, padding));

    /// <summary>Pieces of a row.</summary>
    public static Patch Row(int kernel, int stride, int padding) => new(PatchSide.Point, new(kernel, stride, padding));

    /// <summary>The grid of patches of an image that has room for one.</summary>
    public Grid GridOf(TensorType image) => new((int)Rows.Count(image.Axis2), (int)Columns.Count(image.Axis3));

    /// <summary>Kernel, stride and padding of the longer side.</summary>
    public override string ToString() => Columns.ToString();
}
