using Nas.Domain.Architectures.Tensors;

namespace Nas.Effects.Data.Images;

/// <summary>Where the pixels of a plane go when a picture is turned upright: a start, and steps for the file's rows and columns.</summary>
internal readonly record struct Placement(int Start, int RowStep, int ColumnStep)
{
    /// <summary>The place of every pixel.</summary>
    /// <param name="file">Size as it lies in the file.</param>
    /// <param name="orientation">1 to 8, as EXIF numbers them.</param>
    public static Placement Of(ImageSize file, int orientation)
    {
        var (row, column) = Swaps(orientation) ? (1, file.Height) : (file.Width, 1);
        var (fromBottom, fromRight) = (orientation is 3 or 4 or 6 or 7, orientation is 2 or 3 or 7 or 8);
        return new(
            (fromBottom ? (file.Height - 1) * row : 0) + (fromRight ? (file.Width - 1) * column : 0),
            fromBottom ? -row : row,
            fromRight ? -column : column
        );
    }

    /// <summary>From the size in the file to the upright size, and back.</summary>
    public static ImageSize Turned(ImageSize size, int orientation) => Swaps(orientation) ? new(size.Width, size.Height) : size;

    /// <summary>Writes a row of the file to its place.</summary>
    public void Write(ReadOnlySpan<float> line, int row, Span<float> plane)
    {
        var at = Start + row * RowStep;
        if (ColumnStep == 1)
        {
            line.CopyTo(plane[at..]);
            return;
        }

        foreach (var value in line)
        {
            plane[at] = value;
            at += ColumnStep;
        }
    }

    private static bool Swaps(int orientation) => orientation >= 5;
}
