using System.Collections.Immutable;

namespace Nas.Domain.Numerics.Statistics;

/// <summary>A mean over seeds with the 95 % confidence interval of the mean (Student's t).</summary>
/// <param name="Mean">The mean.</param>
/// <param name="HalfWidth">Half the width of the interval; NaN for a single value.</param>
public readonly record struct MeanInterval(double Mean, double HalfWidth)
{
    private const double Normal = 1.959963984540054;

    // Quantiles for 1 to 10 degrees of freedom, where the expansion below is too rough.
    private static readonly ImmutableArray<double> Small =
    [
        12.706204736,
        4.302652730,
        3.182446305,
        2.776445105,
        2.570581836,
        2.446911851,
        2.364624252,
        2.306004135,
        2.262157163,
        2.228138852,
    ];

    /// <summary>The lower end.</summary>
    public double Low => Mean - HalfWidth;

    /// <summary>The upper end.</summary>
    public double High => Mean + HalfWidth;

    /// <summary>Mean and interval of some values; at least one.</summary>
    public static MeanInterval Compute(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        var (mean, squares) = (sum / values.Length, 0.0);
        foreach (var value in values)
        {
            squares += (value - mean) * (value - mean);
        }

        return new(mean, Quantile(values.Length - 1) * Math.Sqrt(squares / (values.Length - 1) / values.Length));
    }

    /// <summary>The 97.5 % quantile of Student's t: Fisher's expansion about the normal one.</summary>
    private static double Quantile(int freedom)
    {
        if (freedom <= Small.Length)
        {
            return freedom < 1 ? double.NaN : Small[freedom - 1];
        }

        var (z, n) = (Normal, (double)freedom);
        var (z3, z5, z7) = (Math.Pow(z, 3), Math.Pow(z, 5), Math.Pow(z, 7));
        return z
            + (z3 + z) / (4 * n)
            + (5 * z5 + 16 * z3 + 3 * z) / (96 * n * n)
            + (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * n * n * n);
    }
}
