using System.Collections.Immutable;
using Nas.Domain.Numerics.LinearAlgebra;
using Nas.Domain.Numerics.Statistics;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Learning.GaussianProcesses;

/// <summary>A Gaussian process fitted to some points (Rasmussen and Williams, 2006, algorithm 2.1).</summary>
/// <remarks>Targets are standardised.</remarks>
internal sealed class GaussianProcess
{
    private readonly double[][] _points;
    private readonly Cholesky _factor;
    private readonly double[] _weights;
    private readonly double _mean;
    private readonly double _scale;

    private GaussianProcess(double[][] points, double[][] squares, double[] targets, Prior prior)
    {
        (_points, Prior) = (points, prior);
        var moments = MeanAndDeviation.Compute(targets);
        (_mean, _scale) = (moments.Mean, moments.Deviation > 0 ? moments.Deviation : 1);
        double[] standard = [.. targets.Select(target => (target - _mean) / _scale)];
        _factor = Cholesky.Factorise(points.Length, (i, j) => prior.Covariance.At(squares[i][j]) + (i == j ? prior.Noise : 0));
        _weights = _factor.Solve(standard);
        var half = _factor.SolveLower(standard);
        LogLikelihood = -0.5 * Vectors.Dot(half, half) - _factor.LogDeterminant / 2;
    }

    /// <summary>The prior.</summary>
    public Prior Prior { get; }

    /// <summary>The logarithm of the marginal likelihood without its constant.</summary>
    public double LogLikelihood { get; }

    /// <summary>Fits a process to at least one point, with the prior of largest marginal likelihood; the first of equal ones.</summary>
    /// <param name="points">The points, all of as many numbers.</param>
    /// <param name="targets">The observed, noisy values of the function.</param>
    /// <param name="priors">The priors to choose from; at least one.</param>
    /// <param name="map">How priors are tried.</param>
    public static GaussianProcess Fit(double[][] points, double[] targets, ImmutableArray<Prior> priors, IndexMap map)
    {
        double[][] squares =
        [
            .. points.Select((point, i) => points.Take(i + 1).Select(other => Vectors.SquaredDistance(point, other)).ToArray()),
        ];
        return map.Map(priors.Length, i => new GaussianProcess(points, squares, targets, priors[i]))
            .MaxBy(process => process.LogLikelihood)!;
    }

    /// <summary>Mean and standard deviation of the function's value at a point, in units of the targets.</summary>
    public MeanAndDeviation At(ReadOnlySpan<double> point)
    {
        var covariances = CovariancesWith(point);
        var half = _factor.SolveLower(covariances);
        return new(MeanBy(covariances), _scale * Math.Sqrt(Math.Max(0, 1 - Vectors.Dot(half, half))));
    }

    /// <summary>The mean alone, which takes less.</summary>
    public double MeanAt(ReadOnlySpan<double> point) => MeanBy(CovariancesWith(point));

    /// <summary>The mean plus a number of standard deviations.</summary>
    public double UpperBound(ReadOnlySpan<double> point, double kappa)
    {
        var (mean, deviation) = At(point);
        return mean + kappa * deviation;
    }

    private double MeanBy(double[] covariances) => _mean + _scale * Vectors.Dot(covariances, _weights);

    private double[] CovariancesWith(ReadOnlySpan<double> point)
    {
        var covariances = new double[_points.Length];
        for (var i = 0; i < covariances.Length; i++)
        {
            covariances[i] = Prior.Covariance.At(Vectors.SquaredDistance(point, _points[i]));
        }

        return covariances;
    }
}
