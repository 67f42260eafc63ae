using System.Collections.Immutable;
using Nas.Domain.Numerics.LinearAlgebra;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Statistics;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Learning.Baselines;

/// <summary>Linear regression on the normal scores of the columns with a penalty on the coefficients: a baseline.</summary>
/// <remarks>The penalty is the one of <see cref="Penalties"/> with the smallest leave-one-out error, which needs no refitting.</remarks>
public sealed record Ridge : Predictor
{
    /// <summary>The penalties tried, in units of a row's weight; at least one.</summary>
    public ValueArray<double> Penalties { get; init; } = [0.1, 1, 10, 100, 1000, 10_000];

    /// <inheritdoc/>
    public override FittedPredictor Fit(TrainingSet data, RandomStream stream, IndexMap map)
    {
        var scores = NormalScores.Fit(data.Features);
        var mean = data.Targets.Average();
        var rows = scores.Rows(data.Features);
        double[] targets = [.. data.Targets.Select(target => target - mean)];
        var solutions = map.Map(Penalties.Length, i => Solve(rows, targets, Penalties[i]));
        var weights = solutions.MinBy(solution => solution.Error).Weights;
        return new FittedOnNormalScores(scores, row => mean + Vectors.Dot(row, weights));
    }

    /// <summary>The coefficients at one penalty with their leave-one-out squared error, by way of the smaller of the two
    /// normal equations: columns × columns, or rows × rows.</summary>
    private static (double[] Weights, double Error) Solve(ImmutableArray<double[]> rows, double[] targets, double penalty)
    {
        var columns = rows[0].Length;
        return columns <= rows.Length ? ByColumns(rows, targets, penalty) : ByRows(rows, targets, penalty);
    }

    private static (double[] Weights, double Error) ByColumns(ImmutableArray<double[]> rows, double[] targets, double penalty)
    {
        var columns = Enumerable.Range(0, rows[0].Length).Select(c => rows.Select(row => row[c]).ToArray()).ToArray();
        var factor = Cholesky.Factorise(columns.Length, (i, j) => Vectors.Dot(columns[i], columns[j]) + (i == j ? penalty : 0));
        var weights = factor.Solve([.. columns.Select(column => Vectors.Dot(column, targets))]);
        var error = 0.0;
        for (var row = 0; row < targets.Length; row++)
        {
            var half = factor.SolveLower(rows[row]);
            error += Square((targets[row] - Vectors.Dot(rows[row], weights)) / (1 - Vectors.Dot(half, half)));
        }

        return (weights, error);
    }

    private static (double[] Weights, double Error) ByRows(ImmutableArray<double[]> rows, double[] targets, double penalty)
    {
        var factor = Cholesky.Factorise(rows.Length, (i, j) => Vectors.Dot(rows[i], rows[j]) + (i == j ? penalty : 0));
        var dual = factor.Solve(targets);
        var weights = Enumerable.Range(0, rows[0].Length).Select(c => rows.Select((row, r) => row[c] * dual[r]).Sum()).ToArray();
        var error = 0.0;
        for (var row = 0; row < targets.Length; row++)
        {
            var unit = new double[targets.Length];
            unit[row] = 1;
            var half = factor.SolveLower(unit);
            error += Square(dual[row] / Vectors.Dot(half, half));
        }

        return (weights, error);
    }

    private static double Square(double value) => value * value;
}
