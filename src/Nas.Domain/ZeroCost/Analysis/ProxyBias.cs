using System.Collections.Immutable;
using Nas.Domain.Learning.Quality;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Statistics;

namespace Nas.Domain.ZeroCost.Analysis;

/// <summary>How much a proxy says of an attribute, such as the number of convolutions, and how it ranks without that.</summary>
/// <remarks>After Krishnakumar et al., "NAS-Bench-Suite-Zero" (NeurIPS 2022): f′ = f ÷ (b + C) for an attribute b ≥ 0, with the constant C
/// that serves a goal best on some labelled architectures. Here f is the proxy's rank, as a share: proxies below 0 or with a few extreme
/// values would keep their bias. The attribute is moved to begin at 0.</remarks>
/// <param name="Proxy">Its name.</param>
/// <param name="Attribute">The attribute's name.</param>
/// <param name="Bias">Kendall's tau of the proxy with the attribute.</param>
/// <param name="Tau">Kendall's tau of the proxy with the quality.</param>
/// <param name="Adjusted">Without the bias, for each goal; empty where there are too few architectures or they have one attribute.</param>
public sealed record ProxyBias(string Proxy, string Attribute, double Bias, double Tau, ValueArray<DebiasedProxy> Adjusted)
{
    private const int MinHeldOut = 10;

    /// <summary>The constants tried, in means of the attribute, and none at all.</summary>
    private static readonly ImmutableArray<double> Constants =
    [
        .. Enumerable.Range(-8, 17).Select(step => Math.Pow(10, step / 4.0)),
        double.PositiveInfinity,
    ];

    /// <summary>Measures a proxy's bias and takes it away.</summary>
    /// <param name="proxy">The proxy's name and its value for each architecture; NaN where it is not known.</param>
    /// <param name="attribute">The attribute's name and its values.</param>
    /// <param name="quality">The quality of each architecture; larger is better.</param>
    /// <param name="labelled">How many architectures the constants are chosen on; the others judge them.</param>
    /// <param name="stream">Draws them.</param>
    public static ProxyBias Measure(
        (string Name, ValueArray<double> Values) proxy,
        (string Name, ValueArray<double> Values) attribute,
        ValueArray<double> quality,
        int labelled,
        RandomStream stream
    )
    {
        int[] known =
        [
            .. Enumerable.Range(0, quality.Length).Where(row => double.IsFinite(proxy.Values[row] + attribute.Values[row] + quality[row])),
        ];
        var all = new Rows(
            Ranks.Shares([.. known.Select(row => proxy.Values[row])]),
            FromZero(attribute.Values, known),
            [.. known.Select(row => quality[row])]
        );
        var mean = all.Attribute.DefaultIfEmpty(0).Average();
        var order = stream.Cursor().NextPermutation(known.Length);
        var (chosen, held) = (all.Take(order[..Math.Min(labelled, order.Length)]), all.Take(order[Math.Min(labelled, order.Length)..]));
        return new(
            proxy.Name,
            attribute.Name,
            all.Bias(double.PositiveInfinity),
            all.Tau(double.PositiveInfinity),
            held.Quality.Length < MinHeldOut || !(mean > 0)
                ? []
                : [.. Enum.GetValues<BiasGoal>().Select(goal => Adjust(goal, chosen, held, mean))]
        );
    }

    private static DebiasedProxy Adjust(BiasGoal goal, Rows chosen, Rows held, double mean)
    {
        var constant = Constants.MinBy(share => Loss(goal, chosen, share * mean)) * mean;
        return new(goal, constant, held.Bias(constant), held.Tau(constant));
    }

    private static double Loss(BiasGoal goal, Rows rows, double constant) =>
        goal switch
        {
            BiasGoal.Minimise => Math.Abs(rows.Bias(constant)),
            BiasGoal.Equalise => Math.Abs(rows.Bias(constant) - KendallTau.B(rows.Quality, rows.Attribute)),
            BiasGoal.Rank => -rows.Tau(constant),
            _ => throw new ArgumentOutOfRangeException(nameof(goal), goal, "unknown"),
        };

    private static double[] FromZero(ValueArray<double> values, int[] rows)
    {
        var least = rows.Select(row => values[row]).DefaultIfEmpty(0).Min();
        return [.. rows.Select(row => values[row] - least)];
    }

    private sealed class Rows(double[] proxy, double[] attribute, double[] quality)
    {
        public double[] Attribute { get; } = attribute;

        public double[] Quality { get; } = quality;

        public Rows Take(int[] rows) =>
            new([.. rows.Select(row => proxy[row])], [.. rows.Select(row => Attribute[row])], [.. rows.Select(row => Quality[row])]);

        public double Bias(double constant) => KendallTau.B(Adjusted(constant), Attribute);

        public double Tau(double constant) => KendallTau.B(Adjusted(constant), Quality);

        private double[] Adjusted(double constant) =>
            double.IsInfinity(constant) ? proxy : [.. proxy.Zip(Attribute, (value, by) => value / (by + constant))];
    }
}
