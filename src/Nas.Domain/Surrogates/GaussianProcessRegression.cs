using System.Collections.Immutable;
using Nas.Domain.Randomness;

namespace Nas.Domain.Surrogates;

/// <summary>Regression by a Gaussian process on the normal scores of the columns (Rasmussen and Williams, 2006): what it learnt from near architectures, and
/// a doubt that grows with the distance from all of them, which makes it fit to decide what to try next.</summary>
/// <remarks>Length scale and noise are those of largest marginal likelihood among a few. Distances are root mean squares over the columns.</remarks>
public sealed record GaussianProcessRegression : Predictor
{
    private static readonly ImmutableArray<Prior> Priors =
    [
        .. from lengthScale in new[] { 0.5, 1, 2, 4 }
           from noise in new[] { 0.03, 0.1, 0.3, 1 }
           select new Prior(new Covariance.RationalQuadratic(lengthScale), noise),
    ];

    /// <summary>It learns from at most so many rows, which are drawn where there are more: a fit takes the cube of their number.</summary>
    public int Most { get; init; } = 2048;

    /// <summary>Length scale and noise are chosen on at most so many of them.</summary>
    public int Judged { get; init; } = 256;

    /// <inheritdoc/>
    public override FittedPredictor Fit(TrainingSet data, RandomStream stream, IndexMap map)
    {
        var order = stream.Cursor().NextPermutation(data.Rows);
        var (learnt, judged) = (First(Most, data, order), First(Judged, data, order));
        var scores = NormalScores.Of(learnt.Features);
        var process = ProcessOf(judged, scores, Priors, map);
        return new Fitted(scores, learnt.Rows == judged.Rows ? process : ProcessOf(learnt, scores, [process.Prior], map));
    }

    private static TrainingSet First(int most, TrainingSet data, int[] order) => data.Rows <= most ? data : data.Take([.. order.Take(most).Order()]);

    private static GaussianProcess ProcessOf(TrainingSet data, NormalScores scores, ImmutableArray<Prior> priors, IndexMap map) =>
        GaussianProcess.Fit(RowBlocks.Map(data.Features, IndexMap.Sequential, row => PointOf(row, scores)), [.. data.Targets], priors, map);

    /// <summary>Normal scores, nearer together the more columns there are.</summary>
    private static double[] PointOf(ReadOnlySpan<double> row, NormalScores scores)
    {
        var point = row.ToArray();
        scores.Apply(point);
        var scale = 1 / Math.Sqrt(Math.Max(1, point.Length));
        foreach (ref var value in point.AsSpan())
        {
            value *= scale;
        }

        return point;
    }

    private sealed class Fitted(NormalScores scores, GaussianProcess process) : FittedPredictor
    {
        public override double[] Predict(FeatureTable rows, IndexMap map) => RowBlocks.Map(rows, map, row => process.MeanAt(PointOf(row, scores)));

        public override Prediction[] PredictWithSpread(FeatureTable rows, IndexMap map) => RowBlocks.Map(rows, map, row =>
        {
            var (mean, deviation) = process.At(PointOf(row, scores));
            return new Prediction(mean, deviation);
        });
    }
}
