using System.Collections.Immutable;
using LanguageExt;
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

        var round = trials.Count / plan.RoundSize * plan.RoundSize;
        var ranked = trials
            .Skip(round)
            .Take(trials.Count - round)
            .Where(trial => trial.Rung == rung - 1 && trial.Score.IsSome)
            .Order(Comparer<Trial>.Create((a, b) => Trial.IsBetter(a, b) ? -1 : 1))
            .ToImmutableArray();
        var going = ranked.Take(plan.Sizes[rung]).ToImmutableArray();
        return place < going.Length ? WithBestSeed(going, ranked, trials)[place] : None;
    }

    /// <summary>The best of the recipe's own architectures always goes on, so that what the search finds can be compared with it.</summary>
    private static ImmutableArray<Trial> WithBestSeed(ImmutableArray<Trial> going, ImmutableArray<Trial> ranked, Lst<Trial> trials) =>
        ranked.FirstOrDefault(trial => IsSeed(trial, trials)) is { } seed && !going.Contains(seed)
            ? going.SetItem(going.Length - 1, seed)
            : going;

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
