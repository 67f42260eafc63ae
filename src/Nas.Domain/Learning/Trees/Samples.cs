namespace Nas.Domain.Learning.Trees;

/// <summary>The training rows of a tree, in an order in which every node's rows stand together.</summary>
internal sealed class Samples(int[] rows, Bin[] bins)
{
    public int Count => rows.Length;

    /// <summary>The samples from one position to another.</summary>
    public Range Between(int begin, int end) => new(rows.AsSpan(begin, end - begin), bins.AsSpan(begin, end - begin));

    /// <summary>Moves the samples that go left to the front of a range; returns where the right ones begin.</summary>
    public int Divide(int begin, int end, ReadOnlySpan<byte> column, Cut cut)
    {
        while (begin < end)
        {
            if (cut.GoesLeft(column[rows[begin]]))
            {
                begin++;
            }
            else
            {
                end--;
                (rows[begin], rows[end]) = (rows[end], rows[begin]);
                (bins[begin], bins[end]) = (bins[end], bins[begin]);
            }
        }

        return begin;
    }

    /// <summary>The samples of one node.</summary>
    /// <param name="rows">Their rows in the training table.</param>
    /// <param name="bins">Their targets and weights.</param>
    internal readonly ref struct Range(ReadOnlySpan<int> rows, ReadOnlySpan<Bin> bins)
    {
        public ReadOnlySpan<int> Rows { get; } = rows;

        public ReadOnlySpan<Bin> Bins { get; } = bins;

        public Bin Total()
        {
            var total = default(Bin);
            foreach (var bin in Bins)
            {
                total += bin;
            }

            return total;
        }

        /// <summary>Sums of the samples up to a code, without branches that depend on the data: those at even places, those at odd ones,
        /// and the last of an odd number.</summary>
        /// <remarks>Sums of floating-point numbers depend on the order: who asks adds the three as it does elsewhere.</remarks>
        public (Bin Even, Bin Odd, Bin Last) UpTo(int code, ReadOnlySpan<byte> column)
        {
            var rows = Rows;
            var targets = Bins[..rows.Length];
            var (even, odd) = (default(Bin), default(Bin));
            var i = 0;
            for (; i + 1 < rows.Length; i += 2)
            {
                even += targets[i].Masked((long)column[rows[i]] - code - 1);
                odd += targets[i + 1].Masked((long)column[rows[i + 1]] - code - 1);
            }

            return (even, odd, i < rows.Length ? targets[i].Masked((long)column[rows[i]] - code - 1) : default);
        }

        /// <summary>Whether all targets are equal, so that a cut is useless.</summary>
        public bool IsPure()
        {
            var (sum, weight) = (Bins[0].Sum, Bins[0].Weight);
            foreach (var bin in Bins)
            {
                if (Math.Abs(bin.Sum * weight - sum * bin.Weight) > 1e-12 * weight * bin.Weight)
                {
                    return false;
                }
            }

            return true;
        }
    }
}
