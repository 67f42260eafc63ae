using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Trials;
using static LanguageExt.Prelude;

namespace Nas.Domain.Search.Decisions;

/// <summary>Which trials of a round go on to a longer training.</summary>
internal static class Promotion
{
    /// <summary>The trial that a trial of a higher rung goes on from; none where no other was scored, so that the place is free for a new
    /// candidate. The trials of the rung before have ended.</summary>
    /// <param name="plan">The rounds.</param>
    /// <param name="trials">All earlier trials.</param>
    public static Option<Trial> Find(HalvingPlan plan, Lst<Trial> trials)
    {
        var (rung, place) = (plan.RungOf(trials.Count), plan.PlaceOf(trials.Count));
        if (rung == 0)
        {
            return None;
        }

        var round = plan.RoundOf(trials.Count);
        var ranked = trials
            .Skip(round)
            .Take(trials.Count - round)
            .Where(trial => trial.Rung == rung - 1 && trial.Score.IsSome)
            .Order(Comparer<Trial>.Create((a, b) => Trial.IsBetter(a, b) ? -1 : 1))
            .ToImmutableArray();
        var going = ranked.Take(plan.Sizes[rung]).ToImmutableArray();
        return place < going.Length ? WithBaseline(going, ranked, trials)[place] : None;
    }

    /// <summary>The trial that the first of a round goes on from, where the recipe says so: the best one so far. It starts as the children of
    /// earlier rounds do, from weights that were trained before.</summary>
    /// <param name="plan">The round.</param>
    /// <param name="pacing">How minutes are spent.</param>
    /// <param name="state">The search before the round.</param>
    public static Option<Trial> FindIncumbent(HalvingPlan plan, Pacing pacing, SearchState state) =>
        pacing.Incumbent && state.Trials.Count > 0 && plan.Start == state.Trials.Count ? state.Best : None;

    /// <summary>What the candidates of a round are compared with always goes on: the best of the recipe's own architectures, or the best
    /// network before the round.</summary>
    private static ImmutableArray<Trial> WithBaseline(ImmutableArray<Trial> going, ImmutableArray<Trial> ranked, Lst<Trial> trials) =>
        ranked.FirstOrDefault(trial => IsIncumbent(trial, trials) || IsSeed(trial, trials)) is { } baseline && !going.Contains(baseline)
            ? going.SetItem(going.Length - 1, baseline)
            : going;

    private static bool IsIncumbent(Trial trial, Lst<Trial> trials) =>
        trial.Proposal.Origin is Origin.Promoted promoted
        && (promoted.Rung == 0 || (promoted.Trial < trial.Number && IsIncumbent(trials[promoted.Trial], trials)));

    /// <summary>Whether a trial's candidate is one of the recipe's own.</summary>
    public static bool IsSeed(Trial trial, Lst<Trial> trials) =>
        trial.Proposal.Origin switch
        {
            Origin.Promoted promoted => promoted.Trial < trial.Number && IsSeed(trials[promoted.Trial], trials),
            Origin.Seeded => true,
            Origin.Sampled or Origin.Mutated or Origin.Crossed => false,
            _ => throw Closed.Unknown(trial.Proposal.Origin),
        };
}
