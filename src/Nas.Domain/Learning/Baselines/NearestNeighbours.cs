using Nas.Domain.Numerics.LinearAlgebra;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Statistics;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Learning.Baselines;

/// <summary>The mean target of the nearest training rows, by Euclidean distance between normal scores: a baseline.</summary>
/// <param name="Neighbours">How many rows count; equally near ones are taken in row order.</param>
public sealed record NearestNeighbours(int Neighbours = 5) : Predictor
{
    /// <inheritdoc/>
    public override FittedPredictor Fit(TrainingSet data, RandomStream stream, IndexMap map)
    {
        var scores = NormalScores.Fit(data.Features);
        var rows = scores.Rows(data.Features);
        return new FittedOnNormalScores(
            scores,
            row =>
            {
                var nearest = Ranks.Descending([.. rows.Select(known => -Vectors.SquaredDistance(known, row))]).Take(Neighbours);
                return nearest.Average(r => data.Targets[r]);
            }
        );
    }
}
