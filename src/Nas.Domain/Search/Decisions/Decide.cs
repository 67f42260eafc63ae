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
        : recipe.Pacing.IsSome && recipe.Budget.Minutes.IsSome && state.Measurement.IsNone
            ? new Decision.Measure(ReferenceOf(recipe, space))
        : state.Trials.Count - recipe.Lookahead < state.Settled && !IsAtBarrier(recipe, state)
            ? WithinEpochs(recipe, state, Propose(recipe, space, state))
        : new Decision.Wait();

    /// <summary>The network to measure the machine with: the first of the recipe's own, else a sample.</summary>
    private static Candidate ReferenceOf(Recipe recipe, SearchSpace space)
    {
        var stream = RandomStream.FromSeed(recipe.Seed).Child("reference");
        return recipe
            .Seeds.Map(seed => space.Parse(seed.Text).ToOption())
            .Concat(Enumerable.Range(0, FreshDrafts).Select(draft => space.Sample(stream.Child(draft))))
            .Somes()
            .FirstOrDefault(candidate => recipe.Limits.Allow(candidate.Size), new Candidate("", new(0, 1, 0, 0)));
    }

    /// <summary>Where trials have lengths of their own, that of the next one is known once it is decided.</summary>
    private static Decision WithinEpochs(Recipe recipe, SearchState state, Decision decision) =>
        decision is not Decision.Propose { Proposal.Epochs: { Case: int next } }
        || state.BudgetOf(recipe).Epochs.ForAll(max => state.PlannedEpochs + next <= max)
            ? decision
        : state.Open.IsEmpty ? new Decision.Stop(StopReason.Epochs)
        : new Decision.Wait();

    /// <summary>Whether the next trial is the first of a higher rung, or of a round, and the trials before it have not ended.</summary>
    private static bool IsAtBarrier(Recipe recipe, SearchState state) =>
        recipe.Strategy.WaitsFor(state.Trials.Count) > state.Settled
        || state.PlanOf(recipe).Exists(plan => plan.PlaceOf(state.Trials.Count) == 0 && state.Settled < state.Trials.Count);

    private static Decision AfterStop(Recipe recipe, SearchState state, StopReason reason) =>
        reason != StopReason.Interrupted && recipe.FinalTraining.IsSome && state.FinalOfBest.IsNone && state.Best.Case is Trial best
            ? new Decision.RunFinalTraining(best.Number)
            : new Decision.Done();

    private static Option<StopReason> StopOf(Recipe recipe, SearchState state)
    {
        var budget = state.BudgetOf(recipe);
        var planned = (state.Proposed.Count + 1L) * recipe.Training.Epochs;
        return budget.Trials.Exists(max => state.Trials.Count >= max) ? StopReason.Trials
            : state.PlanOf(recipe).Exists(plan => state.Trials.Count >= plan.Trials) ? StopReason.Planned
            : recipe.Strategy.Ladder.IsNone && budget.Epochs.Exists(max => planned > max) ? StopReason.Epochs
            : IsExhausted(state.Trials) ? StopReason.Exhausted
            : default(Option<StopReason>);
    }

    private static bool IsExhausted(Lst<Trial> trials) =>
        trials.Count >= ExhaustedAfter
        && Enumerable.Range(trials.Count - ExhaustedAfter, ExhaustedAfter).All(number => trials[number].Proposal.Candidate.IsNone);

    private static Decision Propose(Recipe recipe, SearchSpace space, SearchState state)
    {
        var plan = state.PlanOf(recipe);
        return GoingOn(recipe, plan, state).Case is (Trial going, int rung)
            ? new Decision.Propose(
                new(state.Trials.Count, going.Proposal.Candidate, new Origin.Promoted(going.Number, rung), Draws.None)
                {
                    Inherits = going.Number,
                    Values = going.Proposal.Values,
                    Steps = StepsOf(going.Proposal.Candidate, plan, rung),
                }
            )
            : ProposeNew(recipe, space, state) switch
            {
                Decision.Propose { Proposal: var made } => new Decision.Propose(
                    made with
                    {
                        Inherits = Inheritance.Of(made, state, recipe),
                        Epochs = made.Candidate.Bind(_ => recipe.Strategy.EpochsOf(made.Trial, made.Origin)),
                        Steps = StepsOf(made.Candidate, plan, rung: 0),
                    }
                ),
                var other => other,
            };
    }

    /// <summary>The trial that the next one goes on from, and its rung.</summary>
    private static Option<(Trial Trial, int Rung)> GoingOn(Recipe recipe, Option<HalvingPlan> plan, SearchState state) =>
        (
            from rounds in plan
            from pacing in recipe.Pacing
            from incumbent in Promotion.FindIncumbent(rounds, pacing, state)
            select (Trial: incumbent, Rung: 0)
        ) || plan.Bind(rounds => Promotion.Find(rounds, state.Trials)).Map(going => (Trial: going, Rung: going.Rung + 1));

    private static Option<int> StepsOf(Option<Candidate> candidate, Option<HalvingPlan> plan, int rung) =>
        from found in candidate
        from rounds in plan
        select rounds.StepsFor(found.Size, rung);

    private static Decision ProposeNew(Recipe recipe, SearchSpace space, SearchState state)
    {
        var seeds = SeedsOf(recipe, space, state);
        var view = state.ViewAt(state.Trials.Count, recipe, seeds.Count);
        var stream = RandomStream.FromSeed(recipe.Seed).Child("proposal").Child(view.Trial);
        var draws = Draws.None;
        while (draws.Total < StrategyDrafts + FreshDrafts)
        {
            view = view with { Attempt = draws.Total };
            var own = stream.Child(draws.Total);
            var draft = Tuning.Of(recipe, view, DraftOf(recipe, seeds, space, view, own), own.Child("values"));
            if (!draft.Unassessed.IsEmpty)
            {
                return new Decision.Assess(draft.Unassessed.Take(MaxAssessedAtOnce).Select(candidate => candidate.Text).ToSeq().Strict());
            }

            if (draft.Unfitted.Case is FitRequest unfitted)
            {
                return new Decision.Fit(unfitted);
            }

            draws = Count(draws, draft, view);
            if (draft.Candidate.Exists(candidate => draft.Origin is Origin.Promoted || IsAllowed(draft, candidate, view)))
            {
                return new Decision.Propose(
                    new(view.Trial, draft.Candidate, draft.Origin, draws)
                    {
                        Values = draft.Values,
                        Stop = recipe.Stopping.Bind(predictor => CurveStopping.For(predictor, recipe.Training.Epochs, view)),
                    }
                );
            }
        }

        return new Decision.Propose(new(view.Trial, default, new Origin.Sampled(), draws));
    }

    /// <summary>The recipe's own architectures; where trials have their lengths from the minutes, those that these are enough for.</summary>
    private static Seq<NamedArchitecture> SeedsOf(Recipe recipe, SearchSpace space, SearchState state) =>
        state
            .PlanOf(recipe)
            .Match(
                plan =>
                    recipe
                        .Seeds.Filter(seed => space.Parse(seed.Text).Exists(found => plan.Tighten(recipe.Limits).Allow(found.Size)))
                        .Strict(),
                () => recipe.Seeds
            );

    private static Draft DraftOf(Recipe recipe, Seq<NamedArchitecture> seeds, SearchSpace space, SearchView view, RandomStream stream) =>
        view.Attempt == 0 && view.Trial < view.Seeds ? SeedOf(seeds[view.Trial], space)
        : view.Attempt < StrategyDrafts ? recipe.Strategy.Draft(space, view, stream)
        : new Draft(new Origin.Sampled(), space.Sample(stream.Child("sample")));

    private static Draft SeedOf(NamedArchitecture seed, SearchSpace space) =>
        new(new Origin.Seeded(seed.Name), space.Parse(seed.Text).ToOption());

    private static bool IsAllowed(Draft draft, Candidate candidate, SearchView view) =>
        view.Limits.Allow(candidate.Size) && !Tuning.IsRepeated(draft, candidate, view);

    private static Draws Count(Draws draws, Draft draft, SearchView view)
    {
        var total = draws with { Total = draws.Total + 1 };
        return draft.Candidate.Case switch
        {
            Candidate when draft.Origin is Origin.Promoted => total,
            Candidate c when !view.Limits.Allow(c.Size) => total with { BeyondLimits = draws.BeyondLimits + 1 },
            Candidate c when Tuning.IsRepeated(draft, c, view) => total with { Repeated = draws.Repeated + 1 },
            Candidate => total,
            _ => total with { Failed = draws.Failed + 1 },
        };
    }
}
