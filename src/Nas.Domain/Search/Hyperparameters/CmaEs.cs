using System.Collections.Immutable;
using Nas.Domain.Numerics.LinearAlgebra;
using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Search.Hyperparameters;

/// <summary>Covariance matrix adaptation (Hansen, 2016), with a triangular root of the covariance (Krause et al., NeurIPS 2016): points are
/// drawn from a normal distribution, which moves to the better half of a generation and takes its shape. A value: each generation gives the
/// next.</summary>
/// <param name="Mean">The middle of the distribution.</param>
/// <param name="Sigma">Its width.</param>
/// <param name="Covariance">Its shape, row by row.</param>
/// <param name="WidthPath">The recent steps of the middle in units of the distribution; they decide about the width.</param>
/// <param name="ShapePath">The same steps as they were; they decide about the shape.</param>
/// <param name="Generation">The number of generations that it has seen.</param>
public sealed record CmaEs(
    ValueArray<double> Mean,
    double Sigma,
    ValueArray<double> Covariance,
    ValueArray<double> WidthPath,
    ValueArray<double> ShapePath,
    int Generation
)
{
    private const double MinVariance = 1e-20;

    /// <summary>The usual first width in a cube from 0 to 1.</summary>
    public const double UsualSigma = 0.2;

    /// <summary>A round distribution.</summary>
    public static CmaEs Start(ValueArray<double> mean, double sigma)
    {
        var size = mean.Length;
        ImmutableArray<double> none = [.. new double[size]];
        return new(mean, sigma, [.. Enumerable.Range(0, size * size).Select(at => at / size == at % size ? 1.0 : 0)], none, none, 0);
    }

    /// <summary>Number of coordinates.</summary>
    public int Size => Mean.Length;

    /// <summary>Points of a generation.</summary>
    public int Population => PopulationFor(Size);

    /// <summary>Points of a generation with so many coordinates.</summary>
    public static int PopulationFor(int size) => 4 + (int)(3 * Math.Log(Math.Max(1, size)));

    /// <summary>A point of the next generation.</summary>
    public double[] Ask(RandomStream stream)
    {
        var normal = new float[Size];
        stream.FillNormal(normal);
        var step = Root().MultiplyLower(Array.ConvertAll(normal, one => (double)one));
        return [.. Mean.Zip(step, (at, by) => at + (Sigma * by))];
    }

    /// <summary>The distribution after a generation.</summary>
    /// <param name="bestFirst">Its points; the better half counts.</param>
    public CmaEs Tell(IReadOnlyList<double[]> bestFirst)
    {
        var (n, weights) = ((double)Size, WeightsFor(bestFirst.Count));
        var mass = 1 / weights.Sum(weight => weight * weight);
        var (widthRate, shapeRate) = ((mass + 2) / (n + mass + 5), (4 + (mass / n)) / (n + 4 + (2 * mass / n)));
        var rankOne = 2 / (((n + 1.3) * (n + 1.3)) + mass);
        var rankMany = Math.Min(1 - rankOne, 2 * (mass - 2 + (1 / mass)) / (((n + 2) * (n + 2)) + mass));
        var damping = 1 + (2 * Math.Max(0, Math.Sqrt((mass - 1) / (n + 1)) - 1)) + widthRate;
        var usualLength = Math.Sqrt(n) * (1 - (1 / (4 * n)) + (1 / (21 * n * n)));

        var steps = bestFirst.Take(weights.Length).Select(point => point.Zip(Mean, (to, from) => (to - from) / Sigma).ToArray()).ToArray();
        var move = Sum(steps, weights);
        var widthPath = Path(WidthPath, widthRate, mass, Root().SolveLower(move));
        var length = Math.Sqrt(widthPath.Sum(one => one * one));
        // While the width grows fast, the shape does not follow the path.
        var stalls = length / Math.Sqrt(1 - Math.Pow(1 - widthRate, 2 * (Generation + 1))) > (1.4 + (2 / (n + 1))) * usualLength;
        var shapePath = Path(ShapePath, shapeRate, stalls ? 0 : mass, move);
        var kept = 1 - rankOne - rankMany + (stalls ? rankOne * shapeRate * (2 - shapeRate) : 0);
        return new(
            [.. Mean.Zip(move, (at, by) => at + (Sigma * by))],
            Sigma * Math.Exp(widthRate / damping * ((length / usualLength) - 1)),
            [
                .. Covariance.Select(
                    (old, at) =>
                        (kept * old)
                        + (rankOne * shapePath[at / Size] * shapePath[at % Size])
                        + (rankMany * steps.Select((step, i) => weights[i] * step[at / Size] * step[at % Size]).Sum())
                ),
            ],
            widthPath,
            shapePath,
            Generation + 1
        );
    }

    /// <summary>The weights of the better half of a generation.</summary>
    private static double[] WeightsFor(int population)
    {
        var logs = Enumerable
            .Range(1, Math.Max(1, population / 2))
            .Select(rank => Math.Log((population + 1) / 2.0) - Math.Log(rank))
            .ToArray();
        return Array.ConvertAll(logs, log => log / logs.Sum());
    }

    private static double[] Sum(double[][] steps, double[] weights) =>
        [.. Enumerable.Range(0, steps[0].Length).Select(at => steps.Select((step, i) => weights[i] * step[at]).Sum())];

    private static ImmutableArray<double> Path(ValueArray<double> path, double rate, double mass, double[] step) =>
        [.. path.Zip(step, (old, by) => ((1 - rate) * old) + (Math.Sqrt(rate * (2 - rate) * mass) * by))];

    /// <summary>The root of the covariance, which rounding may have left without a positive diagonal.</summary>
    private Cholesky Root() => Cholesky.Factorise(Size, (i, j) => Covariance[(i * Size) + j] + (i == j ? MinVariance : 0));
}
