using System.Collections.Immutable;

namespace Nas.Domain.Numerics.Statistics;

/// <summary>The Nemenyi test (1963; Demšar, JMLR 2006): how far apart the average ranks of two of several methods have to be to tell them
/// apart at the level of 5 %, with all pairs compared.</summary>
public static class CriticalDifference
{
    /// <summary>Quantiles of the studentised range over √2, for 2, 3, … methods.</summary>
    private static readonly ImmutableArray<double> Quantiles =
    [
        1.959964,
        2.343701,
        2.569032,
        2.727774,
        2.849705,
        2.948320,
        3.030879,
        3.101730,
        3.163684,
        3.218654,
        3.268004,
        3.312739,
        3.353618,
        3.391230,
        3.426041,
        3.458425,
        3.488685,
        3.517073,
        3.543799,
    ];

    /// <summary>Most methods that the table has.</summary>
    public const int MaxMethods = 20;

    /// <summary>The difference; NaN for fewer than two methods, more than <see cref="MaxMethods"/>, or without blocks.</summary>
    /// <param name="methods">Methods that were ranked.</param>
    /// <param name="blocks">How often they were ranked, such as on so many tasks.</param>
    public static double Compute(int methods, int blocks) =>
        methods is < 2 or > MaxMethods || blocks < 1
            ? double.NaN
            : Quantiles[methods - 2] * Math.Sqrt(methods * (methods + 1) / (6.0 * blocks));
}
