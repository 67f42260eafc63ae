using Nas.Domain.Randomness;

namespace Nas.Domain.Surrogates;

/// <summary>Finds the cut of one column, from the node's sums by code.</summary>
internal static class CutSearch
{
    /// <summary>The better of <paramref name="best"/> and the best cut between any two codes, missing values on either side.</summary>
    public static Cut Best(Histogram histogram, Node node, Cut best)
    {
        var left = default(Bin);
        var missing = histogram.Missing;
        for (var i = 0; i < histogram.Count - 1; i++)
        {
            left += histogram[histogram.Codes[i]];
            best = node.Better(best, left, (i, false));
            if (missing.Weight > 0)
            {
                best = node.Better(best, left + missing, (i, true));
            }
        }

        // Known values against missing ones.
        return missing.Weight > 0 && histogram.Count > 0
            ? node.Better(best, node.Total - missing, (histogram.Count - 1, false))
            : best;
    }

    /// <summary>The better of <paramref name="best"/> and one random cut; missing values go to a random side.</summary>
    public static Cut Random(Histogram histogram, Node node, Cut best, ref RandomCursor random)
    {
        var codes = histogram.Codes;
        var (bins, missing) = (node.Bins, histogram.Missing);
        if (codes.Length < 2)
        {
            return Best(histogram, node, best);
        }

        var (low, high) = (bins.Lower(codes[0]), bins.Upper(codes[^1]));
        var threshold = low + random.NextDouble() * (high - low);
        var left = histogram[codes[0]];
        var last = 0;
        while (last < codes.Length - 2 && bins.Upper(codes[last + 1]) <= threshold)
        {
            left += histogram[codes[++last]];
        }

        var missingLeft = missing.Weight > 0 && random.NextInt(2) == 0;
        var found = node.Better(best, missingLeft ? left + missing : left, (last, missingLeft));
        return found.Gain > best.Gain
            ? found with { Threshold = Math.Clamp(threshold, bins.Upper(codes[last]), Math.BitDecrement(bins.Lower(codes[last + 1]))) }
            : best;
    }

    /// <summary>What is the same for all cuts of one column in one node.</summary>
    internal readonly ref struct Node(int column, ColumnBins bins, Histogram histogram, Bin total, TreeSettings settings)
    {
        public ColumnBins Bins => bins;

        public Bin Total => total;

        /// <summary>The better of a cut and the one after occupied code number <c>At</c>, whose left side is given.</summary>
        public Cut Better(Cut best, Bin left, (int At, bool MissingLeft) cut)
        {
            var right = total - left;
            if (left.Weight < settings.MinLeaf || right.Weight < settings.MinLeaf)
            {
                return best;
            }

            var gain = left.Gain(settings.Shrinkage) + right.Gain(settings.Shrinkage);
            return gain > best.Gain ? new(column, histogram.Codes[cut.At], Threshold(cut.At), cut.MissingLeft, gain) : best;
        }

        private double Threshold(int at)
        {
            if (at == histogram.Count - 1)
            {
                return double.PositiveInfinity;
            }

            var (below, above) = (bins.Upper(histogram.Codes[at]), bins.Lower(histogram.Codes[at + 1]));
            var middle = below + (above - below) / 2;
            return middle < above ? middle : below;
        }
    }
}
