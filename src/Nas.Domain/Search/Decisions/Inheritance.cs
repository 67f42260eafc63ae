using LanguageExt;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Trials;
using static LanguageExt.Prelude;

namespace Nas.Domain.Search.Decisions;

/// <summary>Whose weights a child starts with (Lamarckian evolution: Elsken et al., 2019).</summary>
public static class Inheritance
{
    /// <summary>Bytes of weights that a run keeps for children that are still to come.</summary>
    public const long MaxBytes = 1L << 30;

    /// <summary>The trial whose weights a candidate starts with: its own, where it goes on and they are kept; its parent's, where the recipe
    /// says so.</summary>
    public static Option<int> Of(Proposal proposal, SearchState state, Recipe recipe) =>
        proposal.Origin is Origin.Promoted going
            ? Some(going.Trial).Filter(trial => trial >= OldestKept(state.Trials) && state.WeightsOf(trial).IsSome)
        : recipe.Inherits ? ParentOf(proposal, state, recipe.Lookahead).Bind(parent => StartOf(parent, state, recipe))
        : None;

    /// <summary>Where rounds have an incumbent, all candidates of a round start with weights of the rounds before, or afresh: a child starts where
    /// its parent of the same round started. In the first round none has been trained longer than another.</summary>
    private static Option<int> StartOf(int parent, SearchState state, Recipe recipe)
    {
        if (!recipe.Pacing.Exists(pacing => pacing.Incumbent))
        {
            return parent;
        }

        var round = state.PlanOf(recipe).Map(plan => plan.Start).IfNone(0);
        var start = Some(parent);
        while (start.Case is int trial && trial >= round)
        {
            start = state.Trials[trial].Proposal.Inherits;
        }

        return start.Filter(trial => trial >= OldestKept(state.Trials));
    }

    /// <summary>The trial whose weights a new candidate starts with: its parent, unless logical time does not show how that ended, or so
    /// much was proposed since that its weights are no longer kept. Only proposals decide about that, not when trials end.</summary>
    /// <param name="child">The new candidate.</param>
    /// <param name="state">The search before it.</param>
    /// <param name="lookahead">The recipe's lookahead.</param>
    public static Option<int> ParentOf(Proposal child, SearchState state, int lookahead) =>
        (
            child.Origin switch
            {
                Origin.Mutated mutated => Some(mutated.Parent),
                Origin.Crossed crossed => Some(crossed.Parent),
                Origin.Sampled or Origin.Seeded or Origin.Promoted => None,
                _ => throw Closed.Unknown(child.Origin),
            }
        ).Filter(parent => parent >= 0 && parent <= child.Trial - lookahead && parent >= OldestKept(state.Trials));

    /// <summary>The oldest trial whose weights are kept because of its age.</summary>
    public static int OldestKept(Lst<Trial> trials)
    {
        var (oldest, bytes) = (trials.Count, 0L);
        while (oldest > 0 && bytes + BytesOf(trials[oldest - 1]) <= MaxBytes)
        {
            bytes += BytesOf(trials[--oldest]);
        }

        return oldest;
    }

    private static long BytesOf(Trial trial) =>
        trial.Proposal.Candidate.Map(candidate => sizeof(float) * candidate.Size.Parameters).IfNone(0);
}
