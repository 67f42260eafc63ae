namespace Nas.Domain.Surrogates;

/// <summary>Spearman's rank correlation: the linear correlation of two scores' ranks.</summary>
public static class Spearman
{
    /// <summary>Rho with mean ranks for ties.</summary>
    /// <returns>A number in [−1, 1]; NaN when one side is constant.</returns>
    /// <exception cref="ArgumentException">The sides differ in length.</exception>
    public static double Rho(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => x.Length == y.Length
        ? Correlation(Ranks.Of(x), Ranks.Of(y))
        : throw new ArgumentException($"{x.Length} scores cannot be compared with {y.Length}.", nameof(y));

    private static double Correlation(double[] x, double[] y)
    {
        // Ranks of n numbers, ties or not, have the mean (n - 1) / 2.
        var mean = (x.Length - 1) / 2.0;
        double xy = 0, xx = 0, yy = 0;
        for (var i = 0; i < x.Length; i++)
        {
            var (a, b) = (x[i] - mean, y[i] - mean);
            xy += a * b;
            xx += a * a;
            yy += b * b;
        }

        return xy / Math.Sqrt(xx * yy);
    }
}
