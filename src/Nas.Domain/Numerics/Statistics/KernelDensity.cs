using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Numerics.Statistics;

/// <summary>A density over numbers from 0 to 1 and choices: the mean over known points of a product of kernels, a normal one for a number,
/// that of Aitchison and Aitken for a choice. The bandwidths are those of the normal reference rule, as in BOHB (Falkner et al.,
/// 2018).</summary>
/// <remarks>A choice of n is a number, too: the middle of its n-th part of [0, 1].</remarks>
internal sealed class KernelDensity
{
    private const double MinBandwidth = 1e-3;
    private const double MinDensity = 1e-32;
    private const double Widening = 3;
    private const int MaxDraws = 100;

    private readonly int[] _choices;
    private readonly double[][] _points;
    private readonly double[] _bandwidths;

    /// <summary>The density of some points.</summary>
    /// <param name="choices">How many choices each coordinate has; 0 for a number.</param>
    /// <param name="points">The points; at least one.</param>
    public KernelDensity(int[] choices, double[][] points)
    {
        (_choices, _points) = (choices, points);
        var rule = 1.06 * Math.Pow(points.Length, -1.0 / (4 + choices.Length));
        _bandwidths =
        [
            .. choices.Select((count, at) => Bounded(rule * Deviation(points.Select(point => point[at] * Math.Max(1, count))), count)),
        ];
    }

    /// <summary>The bandwidth of each coordinate; of a choice the probability that a draw takes any instead.</summary>
    public ReadOnlySpan<double> Bandwidths => _bandwidths;

    /// <summary>The logarithm of the density at a point, never below that of 1e-32.</summary>
    public double LogAt(double[] point) => Math.Log(Math.Max(MinDensity, _points.Average(known => Kernel(known, point))));

    /// <summary>A point near a known one: numbers from a normal distribution three bandwidths wide, within the bounds.</summary>
    public double[] Near(int known, RandomStream stream) =>
        [
            .. _points[known]
                .Select((value, at) => _choices[at] == 0 ? Moved(value, at, stream.Child(at)) : Chosen(value, at, stream.Child(at))),
        ];

    private double Kernel(double[] known, double[] point)
    {
        var product = 1.0;
        for (var at = 0; at < point.Length; at++)
        {
            var width = _bandwidths[at];
            product *=
                _choices[at] == 0 ? NormalDistribution.Density((point[at] - known[at]) / width) / width
                : point[at].Equals(known[at]) ? 1 - width
                : width / (_choices[at] - 1);
        }

        return product;
    }

    private double Moved(double value, int at, RandomStream stream)
    {
        var step = new float[MaxDraws];
        stream.FillNormal(step);
        return step.Select(one => value + (Widening * _bandwidths[at] * one)).FirstOrDefault(moved => moved is >= 0 and <= 1, value);
    }

    private double Chosen(double value, int at, RandomStream stream)
    {
        var cursor = stream.Cursor();
        return cursor.NextDouble() >= _bandwidths[at] ? value : (cursor.NextInt(_choices[at]) + 0.5) / _choices[at];
    }

    /// <summary>A kernel of choices must not say more of any other than of its own.</summary>
    private static double Bounded(double width, int choices) =>
        choices == 0 ? Math.Max(MinBandwidth, width) : Math.Min(Math.Max(MinBandwidth, width), (choices - 1.0) / choices);

    private static double Deviation(IEnumerable<double> numbers)
    {
        double[] all = [.. numbers];
        var mean = all.Average();
        return Math.Sqrt(all.Average(one => (one - mean) * (one - mean)));
    }
}
