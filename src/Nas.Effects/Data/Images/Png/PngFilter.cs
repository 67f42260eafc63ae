namespace Nas.Effects.Data.Images.Png;

/// <summary>Undoes the prediction of a row's bytes (PNG specification, 9.2).</summary>
internal static class PngFilter
{
    /// <param name="type">0 none, 1 left, 2 above, 3 their mean, 4 Paeth's choice.</param>
    /// <param name="row">The row, changed in place.</param>
    /// <param name="above">The row above, already undone; zeros for the first.</param>
    /// <param name="step">Bytes of a pixel.</param>
    public static void Undo(byte type, Span<byte> row, ReadOnlySpan<byte> above, int step)
    {
        switch (type)
        {
            case 0: return;
            case 1: Left(row, step); return;
            case 2: Above(row, above); return;
            case 3: Mean(row, above, step); return;
            case 4: Paeth(row, above, step); return;
            default: throw new InvalidDataException(FormattableString.Invariant($"there is no row filter {type}"));
        }
    }

    private static void Left(Span<byte> row, int step)
    {
        for (var i = step; i < row.Length; i++)
        {
            row[i] += row[i - step];
        }
    }

    private static void Above(Span<byte> row, ReadOnlySpan<byte> above)
    {
        for (var i = 0; i < row.Length; i++)
        {
            row[i] += above[i];
        }
    }

    private static void Mean(Span<byte> row, ReadOnlySpan<byte> above, int step)
    {
        for (var i = 0; i < row.Length; i++)
        {
            row[i] += (byte)(((i < step ? 0 : row[i - step]) + above[i]) / 2);
        }
    }

    private static void Paeth(Span<byte> row, ReadOnlySpan<byte> above, int step)
    {
        for (var i = 0; i < row.Length; i++)
        {
            row[i] += i < step ? above[i] : Nearest(row[i - step], above[i], above[i - step]);
        }
    }

    private static byte Nearest(byte left, byte above, byte corner)
    {
        var estimate = left + above - corner;
        var (toLeft, toAbove, toCorner) = (Math.Abs(estimate - left), Math.Abs(estimate - above), Math.Abs(estimate - corner));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }
}
