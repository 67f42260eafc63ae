using Nas.Domain.Numerics.Statistics;

namespace Nas.Domain.Learning.Quality;

/// <summary>How good the architectures are that a predictor puts first; larger targets are better.</summary>
public static class TopK
{
    /// <summary>The best target of all minus the best among the <paramref name="k"/> rows predicted highest, in units of the
    /// target.</summary>
    public static double Regret(ReadOnlySpan<double> predicted, ReadOnlySpan<double> actual, int k)
    {
        var (best, found) = (double.NegativeInfinity, double.NegativeInfinity);
        foreach (var value in actual)
        {
            best = Math.Max(best, value);
        }

        foreach (var row in Ranks.Descending(predicted).AsSpan(0, Math.Min(k, predicted.Length)))
        {
            found = Math.Max(found, actual[row]);
        }

        return best - found;
    }

    /// <summary>The share of the <paramref name="k"/> rows predicted highest that are among the <paramref name="k"/> best.</summary>
    /// <remarks>Equal numbers are taken in row order.</remarks>
    public static double Precision(ReadOnlySpan<double> predicted, ReadOnlySpan<double> actual, int k)
    {
        var isBest = new bool[actual.Length];
        foreach (var row in Ranks.Descending(actual).AsSpan(0, k))
        {
            isBest[row] = true;
        }

        return Ranks.Descending(predicted).Take(k).Count(row => isBest[row]) / (double)k;
    }
}
