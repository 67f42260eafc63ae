using Nas.Domain.Surrogates;

namespace Nas.Domain.Proxies.Mixing;

/// <summary>A Gaussian process with a Matérn 5/2 kernel of one length scale, fitted to a few points.</summary>
/// <remarks>Targets are standardised.</remarks>
internal sealed class GaussianProcess
{
    private const double Noise = 1e-6;

    private static readonly double[] LengthScales = [.. Enumerable.Range(0, 17).Select(i => 0.05 * Math.Pow(2, i / 2.0))];

    private readonly double[][] _points;
    private readonly Cholesky _factor;
    private readonly double[] _weights;
    private readonly double _lengthScale;
    private readonly double _mean;
    private readonly double _scale;

    private GaussianProcess(double[][] points, double[] targets, double lengthScale)
    {
        (_points, _lengthScale) = (points, lengthScale);
        var moments = MeanAndDeviation.Of(targets);
        (_mean, _scale) = (moments.Mean, moments.Deviation > 0 ? moments.Deviation : 1);
        double[] standard = [.. targets.Select(target => (target - _mean) / _scale)];
        _factor = Cholesky.Of(points.Length, (i, j) => Kernel(points[i], points[j]) + (i == j ? Noise : 0));
        _weights = _factor.Solve(standard);
        var half = _factor.SolveLower(standard);
        LogLikelihood = -0.5 * Cholesky.Dot(half, half) - _factor.LogDeterminant / 2;
    }

    /// <summary>The logarithm of the marginal likelihood without its constant.</summary>
    public double LogLikelihood { get; }

    /// <summary>Fits a process of a known length scale to at least one point.</summary>
    public static GaussianProcess Fit(double[][] points, double[] targets, double lengthScale) => new(points, targets, lengthScale);

    /// <summary>Fits a process to at least one point, with the length scale of a grid that has the largest marginal likelihood.</summary>
    public static GaussianProcess Fit(double[][] points, double[] targets) =>
        LengthScales.Select(scale => new GaussianProcess(points, targets, scale)).MaxBy(process => process.LogLikelihood)!;

    /// <summary>Mean and standard deviation at a point, in units of the targets.</summary>
    public MeanAndDeviation At(ReadOnlySpan<double> point)
    {
        var kernel = new double[_points.Length];
        for (var i = 0; i < kernel.Length; i++)
        {
            kernel[i] = Kernel(point, _points[i]);
        }

        var half = _factor.SolveLower(kernel);
        var variance = Math.Max(0, 1 - Cholesky.Dot(half, half));
        return new(_mean + _scale * Cholesky.Dot(kernel, _weights), _scale * Math.Sqrt(variance));
    }

    /// <summary>The mean plus so many standard deviations.</summary>
    public double UpperBound(ReadOnlySpan<double> point, double kappa)
    {
        var (mean, deviation) = At(point);
        return mean + kappa * deviation;
    }

    private double Kernel(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var squares = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            squares += (a[i] - b[i]) * (a[i] - b[i]);
        }

        var distance = Math.Sqrt(5 * squares) / _lengthScale;
        return (1 + distance + distance * distance / 3) * Math.Exp(-distance);
    }
}
