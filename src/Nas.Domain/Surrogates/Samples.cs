namespace Nas.Domain.Surrogates;

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

        /// <summary>Whether all targets are the same, so that there is nothing to divide.</summary>
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
