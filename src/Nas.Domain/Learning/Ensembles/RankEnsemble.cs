using System.Collections.Immutable;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Statistics;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Learning.Ensembles;

/// <summary>Several predictors that vote by rank: a row's value is its mean rank, from 0 to 1, over the members.</summary>
/// <remarks>Ranks are relative to the rows predicted together.</remarks>
/// <param name="Members">At least one.</param>
public sealed record RankEnsemble(ValueArray<Predictor> Members) : Predictor
{
    /// <inheritdoc/>
    public override FittedPredictor Fit(TrainingSet data, RandomStream stream, IndexMap map) =>
        new Fitted([.. Members.Select((member, i) => member.Fit(data, stream.Child(i), map))]);

    private sealed class Fitted(ImmutableArray<FittedPredictor> members) : FittedPredictor
    {
        public override double[] Predict(FeatureTable rows, IndexMap map)
        {
            var sums = new double[rows.Rows];
            foreach (var member in members)
            {
                var ranks = Ranks.Compute(member.Predict(rows, map));
                for (var row = 0; row < sums.Length; row++)
                {
                    sums[row] += ranks[row];
                }
            }

            var scale = members.Length * Math.Max(1, rows.Rows - 1);
            return [.. sums.Select(sum => sum / scale)];
        }
    }
}
