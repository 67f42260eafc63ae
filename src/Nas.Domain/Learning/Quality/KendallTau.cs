using Nas.Domain.Numerics.Statistics;

namespace Nas.Domain.Learning.Quality;

/// <summary>Kendall's rank correlation: how often two scores order a pair of architectures alike.</summary>
public static class KendallTau
{
    /// <summary>Tau-b, which corrects for ties, in O(n log n) (Knight, 1966).</summary>
    /// <returns>A number in [−1, 1]; NaN when one side is constant or holds a NaN.</returns>
    /// <exception cref="ArgumentException">The sides differ in length.</exception>
    public static double B(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.Length != y.Length)
        {
            throw new ArgumentException($"{x.Length} scores cannot be compared with {y.Length}.", nameof(y));
        }

        if (HasNaN(x) || HasNaN(y))
        {
            return double.NaN;
        }

        var byX = SortedByBoth(x, y);
        var tiedX = TiedPairs(byX.X);
        var tiedBoth = TiedPairsInBoth(byX.X, byX.Y);
        var swaps = SortCountingSwaps(byX.Y);
        var tiedY = TiedPairs(byX.Y);
        var pairs = (long)x.Length * (x.Length - 1) / 2;
        var agreement = pairs - tiedX - tiedY + tiedBoth - 2 * swaps;
        return agreement / Math.Sqrt((double)(pairs - tiedX) * (pairs - tiedY));
    }

    private static bool HasNaN(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            if (double.IsNaN(value))
            {
                return true;
            }
        }

        return false;
    }

    private static (double[] X, double[] Y) SortedByBoth(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var (sorted, order) = Ranks.Sorted(x);
        var follows = new double[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            follows[i] = y[order[i]];
        }

        for (int begin = 0, end; begin < sorted.Length; begin = end)
        {
            end = EndOfRun(sorted, begin);
            Array.Sort(follows, begin, end - begin);
        }

        return (sorted, follows);
    }

    private static int EndOfRun(double[] sorted, int begin)
    {
        var end = begin + 1;
        while (end < sorted.Length && sorted[end] == sorted[begin])
        {
            end++;
        }

        return end;
    }

    private static long TiedPairs(double[] sorted)
    {
        var pairs = 0L;
        for (int begin = 0, end; begin < sorted.Length; begin = end)
        {
            end = EndOfRun(sorted, begin);
            pairs += (long)(end - begin) * (end - begin - 1) / 2;
        }

        return pairs;
    }

    private static long TiedPairsInBoth(double[] x, double[] y)
    {
        var pairs = 0L;
        for (int i = 1, run = 0; i < x.Length; i++)
        {
            run = x[i] == x[i - 1] && y[i] == y[i - 1] ? run + 1 : 0;
            pairs += run;
        }

        return pairs;
    }

    /// <summary>Sorts in place by merging; returns how many neighbours a bubble sort would have swapped.</summary>
    private static long SortCountingSwaps(double[] values)
    {
        var swaps = 0L;
        var (from, to) = (values, new double[values.Length]);
        for (var width = 1; width < values.Length; width *= 2)
        {
            for (var begin = 0; begin < values.Length; begin += 2 * width)
            {
                var middle = Math.Min(begin + width, values.Length);
                swaps += Merge(from, to, (begin, middle, Math.Min(middle + width, values.Length)));
            }

            (from, to) = (to, from);
        }

        from.CopyTo(values, 0);
        return swaps;
    }

    private static long Merge(double[] from, double[] to, (int Begin, int Middle, int End) run)
    {
        var swaps = 0L;
        var (left, right) = (run.Begin, run.Middle);
        for (var i = run.Begin; i < run.End; i++)
        {
            if (left < run.Middle && (right >= run.End || from[left] <= from[right]))
            {
                to[i] = from[left++];
            }
            else
            {
                to[i] = from[right++];
                swaps += run.Middle - left;
            }
        }

        return swaps;
    }
}
