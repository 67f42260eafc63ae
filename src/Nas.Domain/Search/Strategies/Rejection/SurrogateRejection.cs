using System.Collections.Immutable;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Strategies.Evolution;
using Nas.Domain.Search.Surrogates;

namespace Nas.Domain.Search.Strategies.Rejection;

/// <summary>Rejection filter: trains the first child of evolution whose prediction is high enough.</summary>
/// <remarks>High enough means strictly above a quantile of the predictions for the current population: predictions are
/// compared with predictions, so their scale does not matter. If no child passes, or there is no population yet, the best child is
/// trained.</remarks>
/// <param name="Evolution">Proposes children.</param>
/// <param name="Surrogate">Judges them.</param>
/// <param name="Sampled">Most children that one trial looks at.</param>
/// <param name="Quantile">In [0, 1]: 0.5 asks for more than the median of the population, 1 for more than its best.</param>
public sealed record SurrogateRejection(RegularisedEvolution Evolution, Surrogate Surrogate, int Sampled, double Quantile)
    : Strategy,
        ISurrogateStrategy
{
    /// <inheritdoc/>
    public override StrategyKind Kind => RejectionKind.Value;

    int ISurrogateStrategy.Population => Evolution.Living;

    /// <inheritdoc/>
    public override ImmutableArray<string> Proxies => Surrogate.Proxies;

    /// <inheritdoc/>
    public override Draft Draft(SearchSpace space, SearchView view, RandomStream stream)
    {
        if (view.Trial < Surrogate.Start || view.Attempt > 0)
        {
            return Evolution.Draft(space, view, stream);
        }

        var children = CandidatePool.DrawCandidates(Evolution, space, view, Sampled);
        var living = view.LatestScored(Evolution.Living).SelectMany(trial => trial.Proposal.Candidate.AsEnumerable()).ToImmutableArray();
        var prediction = SurrogateModel
            .At(Surrogate, space, view, Evolution.Living)
            .Predict([.. living, .. children.Select(child => child.Candidate)]);
        return prediction.Missing.Case is Draft missing ? missing
            : children.IsEmpty || prediction.Scores.IsEmpty ? Evolution.Draft(space, view, stream)
            : children[Accepted(prediction.Scores.AsSpan()[living.Length..], Threshold(prediction.Scores.AsSpan()[..living.Length]))]
                .ToDraft();
    }

    /// <summary>Without a population no child passes, so that the best one is trained.</summary>
    private double Threshold(ReadOnlySpan<double> predictions)
    {
        if (predictions.IsEmpty)
        {
            return double.PositiveInfinity;
        }

        var sorted = predictions.ToArray();
        Array.Sort(sorted);
        return sorted[(int)(Quantile * (sorted.Length - 1))];
    }

    private static int Accepted(ReadOnlySpan<double> predictions, double threshold)
    {
        var best = 0;
        for (var child = 0; child < predictions.Length; child++)
        {
            if (predictions[child] > threshold)
            {
                return child;
            }

            best = predictions[child] > predictions[best] ? child : best;
        }

        return best;
    }
}
