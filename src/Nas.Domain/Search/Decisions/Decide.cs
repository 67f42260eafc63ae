using LanguageExt;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Decisions;

/// <summary>The search as a pure function from the state to the next decision.</summary>
public static class Decide
{
    /// <summary>Drafts by the strategy before a proposal falls back to fresh samples.</summary>
    public const int StrategyDrafts = 10;

    /// <summary>Fresh samples before a proposal is abandoned.</summary>
    public const int FreshDrafts = 1000;

    /// <summary>Candidates whose proxies are asked for at once, so that an interruption loses little.</summary>
    public const int MaxAssessedAtOnce = 20;

    /// <summary>Consecutive proposals without a candidate after which the space counts as exhausted.</summary>
    public const int ExhaustedAfter = 3;

    /// <summary>The next decision of a search. It depends on nothing but its arguments.</summary>
    public static Decision Next(Recipe recipe, SearchSpace space, SearchState state) =>
        state.Stopped.Case is StopReason reason ? AfterStop(recipe, state, reason)
        : StopOf(recipe, state).Case is StopReason stop
            ? state.Open.IsEmpty ? new Decision.Stop(stop)
                : new Decision.Wait()
        : state.Trials.Count - recipe.Lookahead < state.Settled ? Propose(recipe, space, state)
        : new Decision.Wait();

    private static Decision AfterStop(Recipe recipe, SearchState state, StopReason reason) =>
        reason != StopReason.Interrupted && recipe.FinalTraining.IsSome && state.FinalOfBest.IsNone && state.Best.Case is Trial best
            ? new Decision.RunFinalTraining(best.Number)
            : new Decision.Done();

    private static Option<StopReason> StopOf(Recipe recipe, SearchState state)
    {
        var budget = state.BudgetOf(recipe);
        var planned = (state.Proposed.Count + 1L) * recipe.Training.Epochs;
        return budget.Trials.Exists(max => state.Trials.Count >= max) ? StopReason.Trials
            : budget.Epochs.Exists(max => planned > max) ? StopReason.Epochs
            : IsExhausted(state.Trials) ? StopReason.Exhausted
            : default(Option<StopReason>);
    }

    private static bool IsExhausted(Lst<Trial> trials) =>
        trials.Count >= ExhaustedAfter
        && Enumerable.Range(trials.Count - ExhaustedAfter, ExhaustedAfter).All(number => trials[number].Proposal.Candidate.IsNone);

    private static Decision Propose(Recipe recipe, SearchSpace space, SearchState state)
    {
        var view = state.ViewAt(state.Trials.Count, recipe);
        var stream = RandomStream.FromSeed(recipe.Seed).Child("proposal").Child(view.Trial);
        var draws = Draws.None;
        while (draws.Total < StrategyDrafts + FreshDrafts)
        {
            view = view with { Attempt = draws.Total };
            var draft = DraftOf(recipe, space, view, stream.Child(draws.Total));
            if (!draft.Unassessed.IsEmpty)
            {
                return new Decision.Assess(draft.Unassessed.Take(MaxAssessedAtOnce).Select(candidate => candidate.Text).ToSeq().Strict());
            }

            if (draft.Unfitted.Case is FitRequest unfitted)
            {
                return new Decision.Fit(unfitted);
            }

            draws = Count(draws, draft, view);
            if (draft.Candidate.Exists(view.Allows))
            {
                return new Decision.Propose(new(view.Trial, draft.Candidate, draft.Origin, draws));
            }
        }

        return new Decision.Propose(new(view.Trial, default, new Origin.Sampled(), draws));
    }

    private static Draft DraftOf(Recipe recipe, SearchSpace space, SearchView view, RandomStream stream) =>
        view.Attempt == 0 && view.Trial < view.Seeds ? SeedOf(recipe.Seeds[view.Trial], space)
        : view.Attempt < StrategyDrafts ? recipe.Strategy.Draft(space, view, stream)
        : new Draft(new Origin.Sampled(), space.Sample(stream.Child("sample")));

    private static Draft SeedOf(NamedArchitecture seed, SearchSpace space) =>
        new(new Origin.Seeded(seed.Name), space.Parse(seed.Text).ToOption());

    private static Draws Count(Draws draws, Draft draft, SearchView view)
    {
        var total = draws with { Total = draws.Total + 1 };
        return draft.Candidate.Case switch
        {
            Candidate c when !view.Limits.Allow(c.Size) => total with { BeyondLimits = draws.BeyondLimits + 1 },
            Candidate c when view.IsRepeated(c) => total with { Repeated = draws.Repeated + 1 },
            Candidate => total,
            _ => total with { Failed = draws.Failed + 1 },
        };
    }
}
