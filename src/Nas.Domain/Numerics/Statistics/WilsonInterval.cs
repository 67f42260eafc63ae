namespace Nas.Domain.Numerics.Statistics;

/// <summary>Wilson's 95 % interval of a share: where the true accuracy may lie, given that of some examples.</summary>
/// <param name="Lower">At least 0.</param>
/// <param name="Upper">At most 1.</param>
public readonly record struct WilsonInterval(double Lower, double Upper)
{
    // The 97.5 % quantile of the normal distribution.
    private const double Quantile = 1.959963984540054;

    /// <summary>The interval for a share of some examples; from 0 to 1 if there are none.</summary>
    public static WilsonInterval Compute(double share, long count)
    {
        if (count < 1 || double.IsNaN(share))
        {
            return new(0, 1);
        }

        var (n, p, z2) = ((double)count, Math.Clamp(share, 0, 1), Quantile * Quantile);
        var centre = (p + z2 / (2 * n)) / (1 + z2 / n);
        var half = Quantile / (1 + z2 / n) * Math.Sqrt(p * (1 - p) / n + z2 / (4 * n * n));
        return new(p <= 0 ? 0 : Math.Max(0, centre - half), p >= 1 ? 1 : Math.Min(1, centre + half));
    }
}
