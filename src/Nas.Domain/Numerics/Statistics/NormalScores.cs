using System.Collections.Immutable;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Numerics.Statistics;

/// <summary>Puts columns of any scale and shape on one: each value becomes the normal quantile of its rank among the
/// training values (van der Waerden). Missing values become 0, the median.</summary>
/// <remarks>Proxies range over many orders of magnitude and fail with sentinels; distances and linear sums need this.</remarks>
internal sealed class NormalScores
{
    private readonly double[][] _sorted;

    private NormalScores(double[][] sorted) => _sorted = sorted;

    /// <summary>The scale of a training table.</summary>
    public static NormalScores Fit(FeatureTable table) =>
        new([.. Enumerable.Range(0, table.Columns).Select(c => table.Column(c).ToArray().Where(v => !double.IsNaN(v)).Order().ToArray())]);

    /// <summary>Each number as the normal quantile of its place among all of them, the middle of the n-th part that its rank is (Hazen):
    /// the best of fifty is 2.3.</summary>
    public static double[] Among(ReadOnlySpan<double> values)
    {
        var ranks = Ranks.Compute(values);
        for (var i = 0; i < ranks.Length; i++)
        {
            ranks[i] = Quantile((ranks[i] + 0.5) / ranks.Length);
        }

        return ranks;
    }

    /// <summary>A row on that scale, in place.</summary>
    public void Apply(Span<double> row)
    {
        for (var c = 0; c < row.Length; c++)
        {
            row[c] = Score(_sorted[c], row[c]);
        }
    }

    /// <summary>The rows of a table on that scale.</summary>
    public ImmutableArray<double[]> Rows(FeatureTable table) =>
        [
            .. RowBlocks.Map(
                table,
                IndexMap.Sequential,
                row =>
                {
                    var scores = row.ToArray();
                    Apply(scores);
                    return scores;
                }
            ),
        ];

    private static double Score(double[] sorted, double value)
    {
        if (double.IsNaN(value) || sorted.Length == 0)
        {
            return 0;
        }

        var (below, notAbove) = (CountBelow(sorted, value, orEqual: false), CountBelow(sorted, value, orEqual: true));
        return Quantile((below + notAbove + 1) / (2.0 * (sorted.Length + 1)));
    }

    private static int CountBelow(double[] sorted, double value, bool orEqual)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] < value || orEqual && sorted[middle] == value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The standard normal quantile, to about 0.0005 (Abramowitz and Stegun, 26.2.23).</summary>
    private static double Quantile(double probability)
    {
        var tail = Math.Min(probability, 1 - probability);
        var t = Math.Sqrt(-2 * Math.Log(tail));
        var size = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
        return probability < 0.5 ? -size : size;
    }
}
