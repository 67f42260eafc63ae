using System.Collections.Immutable;
using Nas.Domain.Learning.Trees;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Learning.Ensembles;

/// <summary>The mean of what several predictors say; where they differ there is doubt.</summary>
/// <param name="Members">At least one.</param>
public sealed record MeanEnsemble(ValueArray<Predictor> Members) : Predictor
{
    /// <inheritdoc/>
    public override FittedPredictor Fit(TrainingSet data, RandomStream stream, IndexMap map) =>
        new Fitted([.. map.Map(Members.Length, i => Members[i].Fit(data, stream.Child(i), IndexMap.Sequential))]);

    private sealed class Fitted(ImmutableArray<FittedPredictor> members) : FittedPredictor
    {
        public override double[] Predict(FeatureTable rows, IndexMap map) => [.. PredictWithSpread(rows, map).Select(p => p.Mean)];

        public override Prediction[] PredictWithSpread(FeatureTable rows, IndexMap map)
        {
            var moments = new Moments[rows.Rows];
            foreach (var member in members)
            {
                var predicted = member.Predict(rows, map);
                for (var row = 0; row < moments.Length; row++)
                {
                    moments[row] = moments[row].With(predicted[row]);
                }
            }

            return [.. moments.Select(row => row.ToPrediction(0))];
        }
    }
}
