using Nas.Domain.Numerics.Statistics;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Learning.Baselines;

/// <summary>A predictor that looks at the normal scores of a row alone.</summary>
/// <param name="scores">The normal scores of the training rows.</param>
/// <param name="predict">The prediction for a row of scores.</param>
internal sealed class FittedOnNormalScores(NormalScores scores, Func<double[], double> predict) : FittedPredictor
{
    /// <inheritdoc/>
    public override double[] Predict(FeatureTable rows, IndexMap map) =>
        RowBlocks.Map(
            rows,
            map,
            row =>
            {
                var scaled = row.ToArray();
                scores.Apply(scaled);
                return predict(scaled);
            }
        );
}
