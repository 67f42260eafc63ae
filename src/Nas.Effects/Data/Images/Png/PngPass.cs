namespace Nas.Effects.Data.Images.Png;

/// <summary>One pass over the picture: every so many rows and columns from an offset. A picture that is not interlaced has one.</summary>
internal readonly record struct PngPass(int Row, int Column, int RowStep, int ColumnStep)
{
    private static readonly PngPass[] Whole = [new(0, 0, 1, 1)];

    // Adam7 (PNG specification, 8.2).
    private static readonly PngPass[] Adam7 =
    [
        new(0, 0, 8, 8), new(0, 4, 8, 8), new(4, 0, 8, 4), new(0, 2, 4, 4), new(2, 0, 4, 2), new(0, 1, 2, 2), new(1, 0, 2, 1),
    ];

    /// <summary>The passes that hold pixels, in the order of the file.</summary>
    public static IEnumerable<PngPass> Of(PngHeader header) =>
        (header.Interlaced ? Adam7 : Whole).Where(pass => pass.Rows(header) > 0 && pass.Columns(header) > 0);

    public int Rows(PngHeader header) => (header.Height - Row + RowStep - 1) / RowStep;

    public int Columns(PngHeader header) => (header.Width - Column + ColumnStep - 1) / ColumnStep;
}
