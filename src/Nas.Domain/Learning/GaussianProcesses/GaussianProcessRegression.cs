using System.Collections.Immutable;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Learning.GaussianProcesses;

/// <summary>Regression by a Gaussian process (Rasmussen and Williams, 2006) on <see cref="WeightedScores"/>: what near architectures make one expect, and
/// a doubt that grows with the distance from all of them, which makes it fit to decide what to try next.</summary>
/// <remarks>Length scale and noise are those of largest marginal likelihood among a few. Distance is what tells scores apart, within the range of the examples:
/// normal scores end there, and columns that say nothing count for nothing.</remarks>
public sealed record GaussianProcessRegression : Predictor
{
    private static readonly ImmutableArray<Prior> Priors =
    [
        .. from lengthScale in new[] { 0.5, 1, 2, 4 }
           from noise in new[] { 0.03, 0.1, 0.3, 1 }
           select new Prior(new Covariance.RationalQuadratic(lengthScale), noise),
    ];

    /// <summary>It learns from at most so many rows, at least 1, which are drawn where there are more: a fit takes the cube of their number.</summary>
    public int Most { get; init; } = 2048;

    /// <summary>Length scale and noise are chosen on at most so many of them, at least 1.</summary>
    public int Judged { get; init; } = 256;

    /// <inheritdoc/>
    public override FittedPredictor Fit(TrainingSet data, RandomStream stream, IndexMap map)
    {
        var order = stream.Cursor().NextPermutation(data.Rows);
        var (learnt, judged) = (First(Most, data, order), First(Math.Min(Most, Judged), data, order));
        var points = WeightedScores.Of(learnt);
        var process = ProcessOf(judged, points, Priors, map);
        return new Fitted(points, judged.Rows == learnt.Rows ? process : ProcessOf(learnt, points, [process.Prior], map));
    }

    private static TrainingSet First(int most, TrainingSet data, int[] order) => data.Rows <= most ? data : data.Take([.. order.Take(most).Order()]);

    private static GaussianProcess ProcessOf(TrainingSet data, WeightedScores points, ImmutableArray<Prior> priors, IndexMap map) =>
        GaussianProcess.Fit(RowBlocks.Map(data.Features, IndexMap.Sequential, points.Of), [.. data.Targets], priors, map);

    private sealed class Fitted(WeightedScores points, GaussianProcess process) : FittedPredictor
    {
        public override double[] Predict(FeatureTable rows, IndexMap map) => RowBlocks.Map(rows, map, row => process.MeanAt(points.Of(row)));

        public override Prediction[] PredictWithSpread(FeatureTable rows, IndexMap map) => RowBlocks.Map(rows, map, row =>
        {
            var (mean, deviation) = process.At(points.Of(row));
            return new Prediction(mean, deviation);
        });
    }
}
