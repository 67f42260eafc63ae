using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Learning.Trees;

/// <summary>Finds how one column divides the samples of a node.</summary>
internal static class CutSearch
{
    /// <summary>Puts the best cut between any two codes, missing values on either side, in place of <paramref name="best"/>, if it is
    /// better.</summary>
    public static void Best(Histogram histogram, (int Index, ColumnBins Bins) column, NodeGain node, ref Cut best)
    {
        var (gain, at, missingLeft) = (best.Gain, -1, false);
        var (left, missing) = (default(Bin), histogram.Missing);
        var codes = histogram.Codes;
        for (var i = 0; i < codes.Length - 1; i++)
        {
            left += histogram[codes[i]];
            Compare(node.Gain(left), i, false);
            if (missing.Weight > 0)
            {
                Compare(node.Gain(left + missing), i, true);
            }
        }

        if (missing.Weight > 0 && codes.Length > 0)
        {
            // Known values against missing ones.
            Compare(node.Gain(missing), codes.Length - 1, false);
        }

        if (at >= 0)
        {
            best =
                at == codes.Length - 1
                    ? new(column.Index, codes[at], double.PositiveInfinity, false, gain)
                    : new(column.Index, codes[at], column.Bins.Between(codes[at], codes[at + 1]), missingLeft, gain);
        }

        void Compare(double candidate, int position, bool left)
        {
            if (candidate > gain)
            {
                (gain, at, missingLeft) = (candidate, position, left);
            }
        }
    }

    /// <summary>Puts one random cut in place of <paramref name="best"/>, if it is better; missing values go to a random side.</summary>
    public static void Random(
        ReadOnlySpan<byte> codes,
        Samples.Range samples,
        (int Low, int High) ends,
        (int Index, ColumnBins Bins) column,
        NodeGain node,
        ref Cut best,
        ref RandomCursor random
    )
    {
        var (low, high, missing) = ends.High < ColumnBins.Missing ? (ends.Low, ends.High, false) : Known(codes, samples.Rows);
        if (low > high)
        {
            return;
        }

        var (smallest, largest) = (column.Bins.Lower(low), column.Bins.Upper(high));
        var threshold = smallest + random.NextDouble() * (largest - smallest);
        var missingLeft = missing && low < high && random.NextInt(2) == 0;
        var code = low == high ? high : Math.Clamp(column.Bins.LastUpTo(threshold), low, high - 1);
        var cut = new Cut(column.Index, code, 0, missingLeft, 0);
        var left = missing ? SumOfLeft(cut, codes, samples) : SumUpTo(code, codes, samples);
        var gain = node.Gain(left);
        if (gain > best.Gain)
        {
            best = cut with { Gain = gain, Threshold = Near(column.Bins, threshold, code, high) };
        }
    }

    /// <summary>The smallest and the largest code of known values, and whether any is missing.</summary>
    private static (int Low, int High, bool Missing) Known(ReadOnlySpan<byte> codes, ReadOnlySpan<int> rows)
    {
        var (low, high, missing) = ((int)ColumnBins.Missing, -1, false);
        foreach (var row in rows)
        {
            int code = codes[row];
            missing |= code == ColumnBins.Missing;
            low = Math.Min(low, code);
            high = Math.Max(high, code == ColumnBins.Missing ? -1 : code);
        }

        return (low, high, missing);
    }

    /// <summary>A threshold that divides training values as their codes do.</summary>
    private static double Near(ColumnBins bins, double threshold, int code, int high) =>
        code == high ? double.PositiveInfinity : Math.Clamp(threshold, bins.Upper(code), Math.BitDecrement(bins.Lower(code + 1)));

    private static Bin SumOfLeft(Cut cut, ReadOnlySpan<byte> codes, Samples.Range samples)
    {
        var left = default(Bin);
        for (var i = 0; i < samples.Rows.Length; i++)
        {
            left += cut.GoesLeft(codes[samples.Rows[i]]) ? samples.Bins[i] : default;
        }

        return left;
    }

    /// <summary>The same where no value is missing.</summary>
    private static Bin SumUpTo(int code, ReadOnlySpan<byte> codes, Samples.Range samples)
    {
        var (even, odd, last) = samples.UpTo(code, codes);
        return even + odd + last;
    }
}
