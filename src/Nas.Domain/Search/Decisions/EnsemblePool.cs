using LanguageExt;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Decisions;

/// <summary>The trials whose networks may become an ensemble.</summary>
public static class EnsemblePool
{
    /// <summary>The best trials, each architecture with its hyperparameters once, best first.</summary>
    /// <param name="trials">All trials.</param>
    /// <param name="max">How many, at most.</param>
    public static Arr<Trial> Of(Lst<Trial> trials, int max) =>
        trials
            .Where(trial => trial.Score.IsSome && trial.Proposal.Candidate.IsSome)
            .Order(
                Comparer<Trial>.Create(
                    (a, b) =>
                        a.Number == b.Number ? 0
                        : Trial.IsBetter(a, b) ? -1
                        : 1
                )
            )
            .DistinctBy(trial => (trial.Proposal.Candidate, trial.Proposal.Values))
            .Take(max)
            .ToArr();
}
