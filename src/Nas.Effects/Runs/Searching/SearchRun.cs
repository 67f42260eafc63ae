using LanguageExt;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Trials;
using Nas.Effects.Files;
using Nas.Effects.Runs.Folders;
using Nas.Effects.Trials;

namespace Nas.Effects.Runs.Searching;

/// <summary>Runs a search: decide, record, run, record, until nothing is left to do.</summary>
/// <remarks>
/// <para>Outcomes are recorded in the order in which they arrive; decisions depend on logical time only, so neither the number
/// of parallel trials nor their order changes the search. Trials that were proposed but not finished before a crash or a stop
/// simply run again.</para>
/// <para>When the minutes are over, open trials are cancelled without a verdict: the clock can end a search early but never influences a
/// decision.
/// If there is too little time for the whole final training, the stop event records fewer epochs, and the final training follows that
/// event.</para>
/// </remarks>
/// <param name="session">The run.</param>
/// <param name="space">The space of the recipe's grammar.</param>
/// <param name="runner">Runs the trials.</param>
/// <param name="parallel">Maximum number of concurrent trials; never more than the recipe's lookahead.</param>
/// <param name="observer">Observes the search.</param>
public sealed class SearchRun(ISearchSession session, SearchSpace space, TrialRunner runner, int parallel, SearchObserver observer)
{
    private static readonly TimeSpan PublishEvery = TimeSpan.FromSeconds(5);

    private readonly List<RunningTrial> _running = [];
    private readonly ConcurrencyLimit _limit = new(parallel);
    private readonly SearchMinutes _minutes = new(session);
    private readonly TrialWeights _weights = new(session);
    private SearchSpace? _interruptible;
    private Task<Either<RunFault, Option<SearchEvent>>>? _pending;
    private TimeSpan _published = TimeSpan.Zero;

    /// <summary>Computes the proxies that decisions need; required by strategies that use proxies.</summary>
    public AssessmentRunner Assessor { get; init; } = AssessmentRunner.None;

    /// <summary>Fits the models that decisions need; required by strategies that learn with tensors.</summary>
    public FitRunner Fitter { get; init; } = FitRunner.None;

    private SearchState State => session.State;

    /// <summary>Whether to make the next decision now: as many trials wait as run, so that a free worker never waits for a
    /// decision.</summary>
    private bool MayDecide => _pending is null && (State.Stopped.IsSome || State.Open.Count < 2 * parallel);

    /// <summary>Runs until the search and its final training are done or a stop is asked for.</summary>
    /// <returns>The final state, or why the search cannot continue; it can be resumed in either case.</returns>
    public async Task<Either<RunFault, SearchState>> Execute(StopTokens stop)
    {
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(stop.Now);
        _interruptible = space.Until(() =>
            stop.Now.IsCancellationRequested || stop.AfterOpenTrials.IsCancellationRequested || _minutes.AreOver
        );
        var step = Prelude.Right<RunFault, bool>(true);
        while (step.IfLeft(false))
        {
            step = await Step(stop, cut);
        }

        cut.Cancel();
        await Task.WhenAll(Pending());
        return step.Bind(_ => session.Publish()).Bind(_ => session.Check()).Map(_ => State);
    }

    /// <summary>One step of the search; false when there is nothing more to do.</summary>
    private async Task<Either<RunFault, bool>> Step(StopTokens stop, CancellationTokenSource cut)
    {
        if (State.Stopped.IsNone && _minutes.AreOver)
        {
            return await StopEarly(StopReason.Minutes, cut);
        }

        if (stop.Now.IsCancellationRequested || stop.AfterOpenTrials.IsCancellationRequested)
        {
            return _running.Count > 0 && !stop.Now.IsCancellationRequested ? await Settle(stop)
                : State.Stopped.IsNone ? (await StopEarly(StopReason.Interrupted, cut)).Map(_ => false)
                : false;
        }

        if (State.Open.Find(trial => trial.Proposal.Candidate.IsNone).Case is Trial empty)
        {
            var reason = new Verdict.Rejected("no new candidate within the limits was found");
            return Record(new SearchEvent.Finished(empty.Number, reason, Usage.None));
        }

        if (State.Stopped.IsNone && LaunchOpenTrials(cut.Token).Case is RunFault fault)
        {
            return fault;
        }

        return (MayDecide ? Decided() : new Decision.Wait()) switch
        {
            Decision.Measure m => Begin(
                SpeedMeasurement.Take(session.Recipe, m.Reference, runner, parallel, cut.Token, stop.AfterOpenTrials)
            ),
            Decision.Propose p => Record(new SearchEvent.Proposed(p.Proposal)),
            Decision.Assess a => Begin(
                PendingAnswer.Read(a.Architectures.Map(session.Recipe.ToRead), Assessor, _limit, cut.Token, stop.AfterOpenTrials)
            ),
            Decision.Fit f => Begin(PendingAnswer.Fit(f.Request, Fitter, cut.Token, stop.AfterOpenTrials)),
            Decision.Stop s => Record(_minutes.StopFor(s.Reason)),
            Decision.RunFinalTraining t => await RunFinalTraining(t.Trial, stop),
            Decision.Done => false,
            _ => await Settle(stop),
        };
    }

    /// <summary>The next decision; where it takes longer than there is time, it is made when the search goes on.</summary>
    private Decision Decided()
    {
        try
        {
            return Decide.Next(session.Recipe, _interruptible ?? space, State);
        }
        catch (OperationCanceledException)
        {
            return new Decision.Wait();
        }
    }

    /// <summary>Computes what a decision needs in parallel with the running trials. After a stop, the next session computes it.</summary>
    private bool Begin(Task<Either<RunFault, Option<SearchEvent>>> answer)
    {
        _pending = answer;
        return true;
    }

    private Either<RunFault, Unit> LaunchOpenTrials(CancellationToken cut)
    {
        var running = _running.Select(trial => trial.Trial).ToHashSet();
        var waiting = State.Open.Filter(trial => !running.Contains(trial.Number));
        foreach (var open in waiting.AsEnumerable().Take(parallel - _running.Count))
        {
            var launched = WithWeights(State.SpecOf(session.Recipe, open.Proposal), open.Proposal.Inherits)
                .Map(spec =>
                {
                    observer.Launched(spec);
                    _running.Add(new RunningTrial(spec.Trial, cut, _limit.Run(() => runner.Run(spec, cut))));
                    return Unit.Default;
                });
            if (launched.IsLeft)
            {
                return launched;
            }
        }

        return Unit.Default;
    }

    private Either<RunFault, TrialSpec> WithWeights(Option<TrialSpec> trial, Option<int> parent) =>
        _weights.Attach(trial.IfNone(() => throw new InvalidOperationException("The trial has nothing to train.")), parent);

    /// <summary>Waits until a trial ends, the time is up or a stop is requested, and records the trials that ended.</summary>
    private async Task<Either<RunFault, bool>> Settle(StopTokens stop)
    {
        using var awake = CancellationTokenSource.CreateLinkedTokenSource(
            stop.Now,
            _running.Count > 0 && stop.AfterOpenTrials.IsCancellationRequested ? CancellationToken.None : stop.AfterOpenTrials
        );
        var alarm = Task.Delay(_minutes.UntilNextLook, session.Time, awake.Token);
        await FirstEnded.Of(Pending().Append(alarm));
        awake.Cancel();
        return await RecordEnded();
    }

    private async Task<Either<RunFault, bool>> RecordEnded()
    {
        var result = Prelude.Right<RunFault, bool>(true);
        foreach (var ended in _running.Where(trial => trial.Outcome.IsCompleted).ToList())
        {
            _running.Remove(ended);
            var outcome = await ended.Outcome;
            // A trial that was cut short before the stop itself was noticed has no verdict either.
            result = result
                .Bind(_ => outcome)
                .Bind(o =>
                    o.Verdict is Verdict.Cancelled && ended.Cut.IsCancellationRequested
                        ? true
                        : Record(new SearchEvent.Finished(ended.Trial, o.Verdict, o.Usage))
                );
        }

        return _pending is { IsCompleted: true } answer ? await RecordAnswer(answer, result) : result;
    }

    private async Task<Either<RunFault, bool>> RecordAnswer(
        Task<Either<RunFault, Option<SearchEvent>>> answer,
        Either<RunFault, bool> before
    )
    {
        _pending = null;
        var computed = await answer;
        return before.Bind(_ => computed).Bind(happened => happened.Match(Record, () => true));
    }

    /// <summary>Cancels open trials, records those that had ended, and stops.</summary>
    private async Task<Either<RunFault, bool>> StopEarly(StopReason reason, CancellationTokenSource cut)
    {
        var kept = await RecordEnded();
        cut.Cancel();
        await Task.WhenAll(Pending());
        _running.Clear();
        _pending = null;
        return kept.Bind(_ => Record(_minutes.StopFor(reason)));
    }

    /// <summary>Runs the final training of the best candidate. Any stop ends it immediately, since it may be long; it starts again on
    /// resume.</summary>
    private async Task<Either<RunFault, bool>> RunFinalTraining(int trial, StopTokens stop)
    {
        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(stop.Now, stop.AfterOpenTrials);
        var final = session.Recipe.ToFinish(State.Trials[trial].Proposal, State.FinalEpochs);
        var found = WithWeights(final.Map(spec => spec with { Inherits = InheritedByFinal(trial) }), trial);
        if (found.Case is RunFault fault)
        {
            return fault;
        }

        var finishing = (TrialSpec)found.Case with
        {
            WeightsFile = Path.GetFullPath(session.Folder.BestWeights),
            Seconds = _minutes.SecondsForFinal,
        };
        observer.Launched(finishing);
        var outcome = await runner.Run(finishing, stopped.Token);
        return outcome.Bind(o =>
            stopped.IsCancellationRequested
                ? false
                : Record(new SearchEvent.FinalTrainingEnded(trial, o.Verdict, o.Usage) { Weights = WeightsOf(o) })
        );
    }

    private Option<string> InheritedByFinal(int trial) => session.Recipe.Pacing.Bind(_ => State.WeightsOf(trial));

    private Option<string> WeightsOf(TrialOutcome outcome) =>
        outcome.Verdict is Verdict.Scored ? FileHash.Sha256(session.Folder.BestWeights) : Option<string>.None;

    private IEnumerable<Task> Pending() => _running.Select(trial => (Task)trial.Outcome).Concat(_pending is { } answer ? [answer] : []);

    private Either<RunFault, bool> Record(SearchEvent happened) =>
        session
            .Record(happened)
            .Bind(state =>
            {
                observer.Recorded(happened, state);
                if (session.Elapsed - _published < PublishEvery)
                {
                    return true;
                }

                _published = session.Elapsed;
                if (_running.Count == 0)
                {
                    _weights.Forget();
                }

                return session.Publish().Map(_ => true);
            });

    private sealed record RunningTrial(int Trial, CancellationToken Cut, Task<Either<RunFault, TrialOutcome>> Outcome);
}
