using LanguageExt;
using Nas.Domain.Search.Trials;
using static LanguageExt.Prelude;

namespace Nas.Domain.Search.Strategies.Fidelities;

/// <summary>Asynchronous successive halving (Li et al., 2020): whenever a trial is decided, a candidate goes on that is among the best of
/// its rung so far, from the highest rung that has one; else a new candidate begins. No trial waits for a rung to end.</summary>
/// <param name="Lengths">The lengths of training.</param>
/// <param name="ModelShare">Probability that a new candidate comes from a model.</param>
public sealed record Asha(Ladder Lengths, double ModelShare) : FidelityStrategy(Lengths, ModelShare)
{
    /// <inheritdoc/>
    public override StrategyKind Kind => FidelityKinds.Asha;

    /// <inheritdoc/>
    protected override Option<Trial> Going(SearchView view)
    {
        var gone = view
            .Proposals.Take(view.Trial)
            .Select(trial => trial.Proposal.Origin)
            .OfType<Origin.Promoted>()
            .Select(promoted => promoted.Trial)
            .ToHashSet();
        var rungs = view.Shown.ToLookup(trial => trial.Rung);
        return Enumerable
            .Range(0, Lengths.Rungs - 1)
            .Reverse()
            .Select(rung => BestOf([.. rungs[rung]], gone))
            .FirstOrDefault(going => going.IsSome);
    }

    /// <summary>The best trial that has not gone on, where it is among the share that may; the earlier of equals is the better.</summary>
    private Option<Trial> BestOf(Trial[] rung, System.Collections.Generic.HashSet<int> gone)
    {
        var best = rung.Where(trial => trial.Score.IsSome && !gone.Contains(trial.Number)).MaxBy(trial => trial.Score.IfNone(0));
        return best is not null && rung.Count(trial => IsBefore(trial, best)) < rung.Length / Lengths.Factor ? best : None;
    }

    private static bool IsBefore(Trial trial, Trial other) =>
        (trial.Score, other.Score) is ({ Case: double own }, { Case: double others })
        && (own > others || (own.Equals(others) && trial.Number < other.Number));
}
