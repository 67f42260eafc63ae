using LanguageExt;
using Nas.Domain.Randomness;

namespace Nas.Domain.Search;

/// <summary>The search as a function from what is known to what is done next.</summary>
public static class Decide
{
    /// <summary>Drafts by the strategy before a proposal falls back to fresh samples.</summary>
    public const int StrategyDrafts = 10;

    /// <summary>Fresh samples before a proposal is given up.</summary>
    public const int FreshDrafts = 1000;

    /// <summary>Proposals in a row without a candidate that mean that the space has no more to give.</summary>
    public const int ExhaustedAfter = 3;

    /// <summary>The next decision of a search. It depends on nothing but its arguments.</summary>
    public static Decision Next(Recipe recipe, SearchSpace space, SearchState state) =>
        state.Stopped.Case is SomeCase<StopReason>(var reason) ? AfterStop(recipe, state, reason)
        : StopOf(recipe, state).Case is SomeCase<StopReason>(var stop) ? state.Open.IsEmpty ? new Decision.Stop(stop) : new Decision.Wait()
        : state.Trials.Count - recipe.Lookahead < state.Settled ? new Decision.Propose(Propose(recipe, space, state))
        : new Decision.Wait();

    private static Decision AfterStop(Recipe recipe, SearchState state, StopReason reason) =>
        reason != StopReason.Interrupted && recipe.FinalTraining.IsSome && state.Final.IsNone && state.Best.Case is SomeCase<Trial>(var best)
            ? new Decision.TrainFinally(best.Number)
            : new Decision.Rest();

    private static Option<StopReason> StopOf(Recipe recipe, SearchState state)
    {
        var budget = state.Budget.IfNone(recipe.Budget);
        var planned = (state.Trials.Count(trial => trial.Proposal.Candidate.IsSome) + 1L) * recipe.Training.Epochs;
        return budget.Trials.Exists(most => state.Trials.Count >= most) ? StopReason.Trials
            : budget.Epochs.Exists(most => planned > most) ? StopReason.Epochs
            : IsExhausted(state.Trials) ? StopReason.Exhausted
            : default(Option<StopReason>);
    }

    private static bool IsExhausted(Lst<Trial> trials) =>
        trials.Count >= ExhaustedAfter
        && Enumerable.Range(trials.Count - ExhaustedAfter, ExhaustedAfter).All(number => trials[number].Proposal.Candidate.IsNone);

    private static Proposal Propose(Recipe recipe, SearchSpace space, SearchState state)
    {
        var view = new SearchView(state.Trials.Count, recipe.Seeds.Count, state.Trials, recipe.Lookahead);
        var stream = RandomStream.FromSeed(recipe.Seed).Child("proposal").Child(view.Trial);
        var draws = Draws.None;
        while (draws.Total < StrategyDrafts + FreshDrafts)
        {
            var draft = DraftOf(recipe, space, view, draws.Total, stream.Child(draws.Total));
            draws = Count(draws, draft, recipe.Limits, state.Trials, out var accepted);
            if (accepted)
            {
                return new Proposal(view.Trial, draft.Candidate, draft.Origin, draws);
            }
        }

        return new Proposal(view.Trial, default, new Origin.Sampled(), draws);
    }

    private static Draft DraftOf(Recipe recipe, SearchSpace space, SearchView view, int attempt, RandomStream stream) =>
        attempt == 0 && view.Trial < view.Seeds ? SeedOf(recipe.Seeds[view.Trial], space)
        : attempt < StrategyDrafts ? recipe.Strategy.Draft(space, view, stream)
        : new Draft(new Origin.Sampled(), space.Sample(stream.Child("sample")));

    private static Draft SeedOf(NamedArchitecture seed, SearchSpace space) =>
        new(new Origin.Seeded(seed.Name), space.Parse(seed.Text).ToOption());

    private static Draws Count(Draws draws, Draft draft, Limits limits, Lst<Trial> earlier, out bool accepted)
    {
        var total = draws with { Total = draws.Total + 1 };
        var counted = draft.Candidate.Case switch
        {
            SomeCase<Candidate>(var c) when !limits.Admit(c.Size) => total with { BeyondLimits = draws.BeyondLimits + 1 },
            SomeCase<Candidate>(var c) when IsRepeated(c, earlier) => total with { Repeated = draws.Repeated + 1 },
            SomeCase<Candidate> => total,
            _ => total with { Failed = draws.Failed + 1 },
        };
        accepted = ReferenceEquals(counted, total);
        return counted;
    }

    private static bool IsRepeated(Candidate candidate, Lst<Trial> earlier) =>
        earlier.Exists(trial => trial.Proposal.Candidate.Exists(c => string.Equals(c.Text, candidate.Text, StringComparison.Ordinal)));
}
