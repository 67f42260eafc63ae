using LanguageExt;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Fronts;
using Nas.Domain.Search.Hyperparameters;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Decisions;

/// <summary>Everything that decisions depend on: the fold of the events so far. Immutable; equal when made of equal events.</summary>
/// <param name="Trials">Every trial, in the order of proposal.</param>
/// <param name="Settled">Number of leading trials that have an outcome: trial <c>Settled</c> is the first open one.</param>
/// <param name="Budget">The budget that a later session set, or none for the recipe's.</param>
/// <param name="Stopped">Why the search stopped, or none while it is running.</param>
/// <param name="Final">The latest final training, once one is done.</param>
public sealed record SearchState(
    Lst<Trial> Trials,
    int Settled,
    Option<Budget> Budget,
    Option<StopReason> Stopped,
    Option<FinalResult> Final
)
{
    /// <summary>The proxies of the candidates assessed so far.</summary>
    public ProxyAssessments Assessments { get; init; } = ProxyAssessments.None;

    /// <summary>How fast the machine trains, once it was measured.</summary>
    public Option<Measurement> Measurement { get; init; }

    /// <summary>The latest fit that a decision asked for.</summary>
    public Option<FitResult> Fit { get; init; }

    /// <summary>What models said of architectures by name.</summary>
    public RecordedFits Expected { get; init; } = RecordedFits.None;

    /// <summary>A search in which nothing happened yet.</summary>
    public static SearchState Empty { get; } = new(Lst<Trial>.Empty, 0, default, default, default);

    /// <summary>Epochs of the final training set by the latest stop; none for all of the recipe's.</summary>
    public Option<int> FinalEpochs { get; init; }

    /// <summary>Additional trainings that users requested, in order.</summary>
    public Lst<Retraining> Retrainings { get; init; } = Lst<Retraining>.Empty;

    /// <summary>Number of evaluations on the test images.</summary>
    public int TestLooks { get; init; }

    /// <summary>The final training of the best trial; none while only an earlier best was trained.</summary>
    public Option<FinalResult> FinalOfBest => Final.Filter(final => Best.Exists(best => best.Number == final.Trial));

    /// <summary>Epochs of all trials whose epochs the decisions say.</summary>
    public long PlannedEpochs { get; private init; }

    /// <summary>Trials that were proposed and have no outcome yet, in the order of proposal.</summary>
    public Arr<Trial> Open =>
        Enumerable.Range(Settled, Trials.Count - Settled).Select(number => Trials[number]).Where(trial => trial.Verdict.IsNone).ToArr();

    /// <summary>The best scored trial, by <see cref="Trial.IsBetter"/>.</summary>
    public Option<Trial> Best { get; private init; }

    /// <summary>What was proposed so far.</summary>
    public ProposedArchitectures Proposed { get; private init; } = ProposedArchitectures.None;

    /// <summary>The best of the recipe's own architectures, by <see cref="Trial.IsBetter"/>.</summary>
    public Option<Trial> BestSeed =>
        Trials
            .Where(trial => trial.Score.IsSome && Promotion.IsSeed(trial, Trials))
            .Fold(Option<Trial>.None, (best, trial) => best.Filter(b => !Trial.IsBetter(trial, b)) || Option<Trial>.Some(trial));

    /// <summary>The name of the recipe's architecture that a trial trains; none where it trains another.</summary>
    public Option<string> SeedOf(Trial trial) =>
        trial.Proposal.Origin switch
        {
            Origin.Seeded seeded => seeded.Name,
            Origin.Promoted promoted => promoted.Trial < trial.Number ? SeedOf(Trials[promoted.Trial]) : Option<string>.None,
            Origin.Sampled or Origin.Mutated or Origin.Crossed => Option<string>.None,
            _ => throw Closed.Unknown(trial.Proposal.Origin),
        };

    /// <summary>The budget in force: that of the latest session that set one, else the recipe's.</summary>
    public Budget BudgetOf(Recipe recipe) => Budget.IfNone(recipe.Budget);

    /// <summary>Whether there is nothing left to do within the budget.</summary>
    public bool IsComplete(Recipe recipe) =>
        Stopped.Exists(reason => reason != StopReason.Interrupted) && (FinalOfBest.IsSome || recipe.FinalTraining.IsNone || Best.IsNone);

    /// <summary>The rounds that the minutes are enough for; none where the recipe does not ask for rounds, or before the measurement that they
    /// follow from.</summary>
    public Option<HalvingPlan> PlanOf(Recipe recipe) =>
        from pacing in recipe.Pacing
        from machine in Measurement
        from minutes in BudgetOf(recipe).Minutes
        from begun in recipe.Budget.Minutes
        let plan = HalvingPlan.For(pacing, machine, recipe.Training.BatchSize, begun, minutes)
        select pacing.Incumbent ? RungPlan.For(plan, pacing, begun, minutes, Trials)
        : pacing.Adapts ? RoundPlan.For(plan, pacing, begun, minutes, Trials)
        : plan;

    /// <summary>The trial that a proposal asks for, with the weights that it inherits; none where it has no candidate.</summary>
    public Option<TrialSpec> SpecOf(Recipe recipe, Proposal proposal) =>
        recipe.ToScore(proposal).Map(spec => spec with { Inherits = proposal.Inherits.Bind(WeightsOf) });

    /// <summary>The hash of the weights that a trial left.</summary>
    public Option<string> WeightsOf(int trial) =>
        Find(trial).Bind(found => found.Verdict).Bind(verdict => verdict is Verdict.Scored scored ? scored.Weights : default);

    /// <summary>What the decision about a trial may see.</summary>
    public SearchView ViewAt(int trial, Recipe recipe) => ViewAt(trial, recipe, recipe.Seeds.Count);

    /// <summary>The same where not all of the recipe's architectures are tried.</summary>
    public SearchView ViewAt(int trial, Recipe recipe, int seeds) =>
        new(trial, seeds, Trials, recipe.Lookahead)
        {
            Limits = PlanOf(recipe).Match(plan => plan.Tighten(recipe.Limits), () => recipe.Limits),
            Shared = RandomStream.FromSeed(recipe.Seed).Child("strategy"),
            Assessments = Assessments,
            Fit = Fit,
            Expected = Expected,
            Proposed = Proposed,
            Awaited = recipe.Strategy.WaitsFor(trial),
            Goals = recipe.Goals.IfNone(recipe.Strategy.UsualGoals),
            Tuned = recipe.Space.Map(space => new TunedTraining(space, space.Of(recipe.Training))),
        };

    /// <summary>The state after a history, or the first event that cannot have happened.</summary>
    public static Either<string, SearchState> Fold(IEnumerable<SearchEvent> history)
    {
        var state = Empty;
        foreach (var happened in history)
        {
            if (state.Validate(happened).Case is string mistake)
            {
                return mistake;
            }

            state = state.Apply(happened);
        }

        return state;
    }

    /// <summary>Why an event cannot happen in this state, or none when it can.</summary>
    public Option<string> Validate(SearchEvent happened) =>
        happened switch
        {
            SearchEvent.Proposed p when p.Proposal.Trial != Trials.Count =>
                $"trial {p.Proposal.Trial} is proposed where trial {Trials.Count} is next",
            SearchEvent.Fitted { Result: var fit } when fit.Trial != Trials.Count =>
                $"a model is fitted for trial {fit.Trial} where trial {Trials.Count} is next",
            SearchEvent.Finished f => Find(f.Trial).Case switch
            {
                Trial { Verdict.IsNone: true } => default(Option<string>),
                Trial => $"trial {f.Trial} ends a second time",
                _ => $"trial {f.Trial} ends and was never proposed",
            },
            SearchEvent.FinalTrainingEnded f when Find(f.Trial).IsNone => $"trial {f.Trial} has a final training and was never proposed",
            SearchEvent.Retrained { Retraining: var r } when Find(r.Trial).IsNone =>
                $"trial {r.Trial} is trained again and was never proposed",
            SearchEvent.Ensembled e when e.Members.Find(member => Find(member.Trial).IsNone).Case is EnsembleMember unknown =>
                $"trial {unknown.Trial} is part of an ensemble and was never proposed",
            SearchEvent.Started
            or SearchEvent.Measured
            or SearchEvent.Proposed
            or SearchEvent.Assessed
            or SearchEvent.Fitted
            or SearchEvent.Stopped
            or SearchEvent.Resumed
            or SearchEvent.FinalTrainingEnded
            or SearchEvent.Retrained
            or SearchEvent.Ensembled => default(Option<string>),
            _ => throw Closed.Unknown(happened),
        };

    /// <summary>The state after an event that <see cref="Validate"/> accepts.</summary>
    public SearchState Apply(SearchEvent happened) =>
        happened switch
        {
            SearchEvent.Proposed p => this with
            {
                Trials = Trials.Add(new Trial(p.Proposal, default, Usage.None)),
                Proposed = Proposed.Add(p.Proposal),
                PlannedEpochs = PlannedEpochs + p.Proposal.Epochs.IfNone(0),
            },
            SearchEvent.Finished f => Settle(Trials[f.Trial] with { Verdict = f.Verdict, Usage = f.Usage }),
            SearchEvent.Measured m => this with { Measurement = m.Result },
            SearchEvent.Assessed a => this with { Assessments = Assessments.Add(a.Assessments) },
            SearchEvent.Fitted f => this with { Fit = f.Result, Expected = Expected.Add(f.Result) },
            SearchEvent.Stopped s => this with { Stopped = s.Reason, FinalEpochs = s.FinalEpochs },
            SearchEvent.Resumed r => this with
            {
                Budget = r.Budget,
                Stopped = default,
                FinalEpochs = default,
                Final = Final.Filter(final => final.Verdict.IsReproducible && final.Epochs.IsNone),
            },
            SearchEvent.FinalTrainingEnded f => this with
            {
                Final = new FinalResult(f.Trial, f.Verdict, f.Usage) { Epochs = FinalEpochs, Weights = f.Weights },
                TestLooks = TestLooks + LooksOf(f.Verdict),
            },
            SearchEvent.Retrained { Retraining: var r } => this with
            {
                Retrainings = Retrainings.Add(r),
                TestLooks = TestLooks + LooksOf(r.Verdict),
            },
            SearchEvent.Ensembled => this with { TestLooks = TestLooks + LooksOfEnsembles },
            SearchEvent.Started => this,
            _ => throw Closed.Unknown(happened),
        };

    /// <summary>The ensemble and its best network are tested.</summary>
    private const int LooksOfEnsembles = 2;

    private static int LooksOf(Verdict verdict) => verdict is Verdict.Scored ? 1 : 0;

    private Option<Trial> Find(int number) => number >= 0 && number < Trials.Count ? Trials[number] : default(Option<Trial>);

    private SearchState Settle(Trial trial)
    {
        var trials = Trials.SetItem(trial.Number, trial);
        var settled = Settled;
        while (settled < trials.Count && trials[settled].Verdict.IsSome)
        {
            settled++;
        }

        return this with
        {
            Trials = trials,
            Settled = settled,
            Best = trial.Score.IsSome && Best.ForAll(best => Trial.IsBetter(trial, best)) ? trial : Best,
        };
    }
}
