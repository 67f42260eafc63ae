namespace Nas.Domain.Numerics.Statistics;

/// <summary>Positions of numbers in their sorted order.</summary>
public static class Ranks
{
    /// <summary>Ranks 0 … n − 1, smallest number first; equal numbers share the mean of their positions.</summary>
    public static double[] Compute(ReadOnlySpan<double> values)
    {
        var (sorted, order) = Sorted(values);
        var ranks = new double[values.Length];
        for (int begin = 0, end; begin < order.Length; begin = end)
        {
            end = begin + 1;
            while (end < order.Length && sorted[end] == sorted[begin])
            {
                end++;
            }

            for (var i = begin; i < end; i++)
            {
                ranks[order[i]] = (begin + end - 1) / 2.0;
            }
        }

        return ranks;
    }

    /// <summary>Ranks as shares: 0 for the smallest number, 1 for the largest; NaN for a number alone.</summary>
    public static double[] Shares(ReadOnlySpan<double> values)
    {
        var ranks = Compute(values);
        for (var i = 0; i < ranks.Length; i++)
        {
            ranks[i] /= ranks.Length - 1;
        }

        return ranks;
    }

    /// <summary>Row indices from the largest number to the smallest; equal numbers in row order.</summary>
    public static int[] Descending(ReadOnlySpan<double> values)
    {
        var keys = values.ToArray();
        var order = Enumerable.Range(0, keys.Length).ToArray();
        Array.Sort(order, (a, b) => keys[b].CompareTo(keys[a]) is var c and not 0 ? c : a.CompareTo(b));
        return order;
    }

    /// <summary>The numbers in ascending order, with the row each came from.</summary>
    internal static (double[] Values, int[] Order) Sorted(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        var order = new int[sorted.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(sorted, order);
        return (sorted, order);
    }
}
