using Nas.Domain.Numerics.LinearAlgebra;
using Nas.Domain.Numerics.Statistics;

namespace Nas.Domain.Learning.GaussianProcesses;

/// <summary>Architectures as points: the normal scores of their columns, each times its correlation with the targets, and all of it scaled
/// so that a mean of squares remains.</summary>
/// <remarks>Most of a thousand graph features are uninformative; unweighted, they would make all distances nearly equal.</remarks>
internal sealed class WeightedScores
{
    private readonly NormalScores _scores;

    private readonly double[] _weights;

    private WeightedScores(NormalScores scores, double[] weights) => (_scores, _weights) = (scores, weights);

    /// <summary>The scale and the weights of a training table. If no column is informative, all have the same weight.</summary>
    public static WeightedScores Fit(TrainingSet data)
    {
        var scores = NormalScores.Fit(data.Features);
        var rows = scores.Rows(data.Features);
        double[] correlations =
        [
            .. Enumerable.Range(0, data.Features.Columns).Select(c => Pearson.R([.. rows.Select(row => row[c])], data.Targets.AsSpan())),
        ];
        double[] known = [.. correlations.Select(r => double.IsNaN(r) ? 0 : r)];
        var length = Math.Sqrt(Vectors.Dot(known, known));
        return new(scores, [.. known.Select(r => length > 0 ? r / length : 1 / Math.Sqrt(known.Length))]);
    }

    /// <summary>The point of a row.</summary>
    public double[] Apply(ReadOnlySpan<double> row)
    {
        var point = row.ToArray();
        _scores.Apply(point);
        for (var c = 0; c < point.Length; c++)
        {
            point[c] *= _weights[c];
        }

        return point;
    }
}
