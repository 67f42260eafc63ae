using System.Collections.Immutable;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Learning.GaussianProcesses;

/// <summary>Regression by a Gaussian process (Rasmussen and Williams, 2006) on <see cref="WeightedScores"/>: the mean of similar
/// architectures, and an uncertainty that grows with the distance from all examples, which is useful for choosing the next trial.</summary>
/// <remarks>Length scale and noise are those of largest marginal likelihood among a few. The prediction depends on distances within the
/// range of the examples:
/// normal scores end there, and uninformative columns have no weight.</remarks>
public sealed record GaussianProcessRegression : Predictor
{
    private static readonly ImmutableArray<Prior> Priors =
    [
        .. from lengthScale in new[] { 0.5, 1, 2, 4 }
        from noise in new[] { 0.03, 0.1, 0.3, 1 }
        select new Prior(new Covariance.RationalQuadratic(lengthScale), noise),
    ];

    /// <summary>Maximum number of rows to learn from, at least 1; a random sample is used if there are more, because a fit takes cubic
    /// time.</summary>
    public int MaxRows { get; init; } = 2048;

    /// <summary>Maximum number of those rows used to choose length scale and noise, at least 1.</summary>
    public int MaxRowsJudged { get; init; } = 256;

    /// <inheritdoc/>
    public override FittedPredictor Fit(TrainingSet data, RandomStream stream, IndexMap map)
    {
        var order = stream.Cursor().NextPermutation(data.Rows);
        var (learnt, judged) = (First(MaxRows, data, order), First(Math.Min(MaxRows, MaxRowsJudged), data, order));
        var points = WeightedScores.Fit(learnt);
        var process = ProcessOf(judged, points, Priors, map);
        return new Fitted(points, judged.Rows == learnt.Rows ? process : ProcessOf(learnt, points, [process.Prior], map));
    }

    private static TrainingSet First(int max, TrainingSet data, int[] order) =>
        data.Rows <= max ? data : data.Take([.. order.Take(max).Order()]);

    private static GaussianProcess ProcessOf(TrainingSet data, WeightedScores points, ImmutableArray<Prior> priors, IndexMap map) =>
        GaussianProcess.Fit(RowBlocks.Map(data.Features, IndexMap.Sequential, points.Apply), [.. data.Targets], priors, map);

    private sealed class Fitted(WeightedScores points, GaussianProcess process) : FittedPredictor
    {
        public override double[] Predict(FeatureTable rows, IndexMap map) =>
            RowBlocks.Map(rows, map, row => process.MeanAt(points.Apply(row)));

        public override Prediction[] PredictWithSpread(FeatureTable rows, IndexMap map) =>
            RowBlocks.Map(
                rows,
                map,
                row =>
                {
                    var (mean, deviation) = process.At(points.Apply(row));
                    return new Prediction(mean, deviation);
                }
            );
    }
}
