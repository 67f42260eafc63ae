using LanguageExt;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs.Folders;
using Nas.Effects.Trials;

namespace Nas.Effects.Runs.Searching;

/// <summary>Carries a search out: decide, record, run, record, and so on until nothing is left to do.</summary>
/// <remarks>
/// <para>Outcomes are recorded in the order in which they arrive; decisions depend on logical time only, so neither the number
/// of parallel trials nor their order changes the search. What was proposed and not finished, before a crash or a stop,
/// simply runs again.</para>
/// <para>When the minutes are over, open trials are cancelled without a verdict: the clock cuts a search short and never enters it.
/// Where they leave no time for the whole final training, the stop names fewer epochs, and what follows follows from that event.</para>
/// </remarks>
/// <param name="session">The run.</param>
/// <param name="space">The space of the recipe's grammar.</param>
/// <param name="runner">Runs the trials.</param>
/// <param name="parallel">Most trials at once; more than the recipe's lookahead are never open.</param>
/// <param name="observer">Is told what happens.</param>
public sealed class SearchRun(RunSession session, SearchSpace space, TrialRunner runner, int parallel, SearchObserver observer)
{
    private static readonly TimeSpan PublishEvery = TimeSpan.FromSeconds(5);

    private readonly List<RunningTrial> _running = [];
    private readonly Places _places = new(parallel);
    private Task<Either<RunFault, Option<SearchEvent>>>? _pending;
    private TimeSpan _published = TimeSpan.Zero;

    /// <summary>Computes the proxies that decisions ask for; without one, strategies that ask cannot be carried out.</summary>
    public ReadingRunner Reader { get; init; } = ReadingRunner.None;

    /// <summary>Fits the models that decisions ask for; without one, strategies that ask cannot be carried out.</summary>
    public FitRunner Fitter { get; init; } = FitRunner.None;

    private SearchState State => session.State;

    /// <summary>Whether the next decision is wanted: as many trials wait as run, so that none has to be decided on while a place is empty.</summary>
    private bool MayDecide => _pending is null && (State.Stopped.IsSome || State.Open.Count < 2 * parallel);

    /// <summary>Runs until the search and its final training are done or a stop is asked for.</summary>
    /// <returns>The last state, or why the search cannot go on; it can be resumed in either case.</returns>
    public async Task<Either<RunFault, SearchState>> Execute(StopTokens stop)
    {
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(stop.Now);
        var step = Prelude.Right<RunFault, bool>(true);
        while (step.IfLeft(false))
        {
            step = await Step(stop, cut);
        }

        await cut.CancelAsync();
        await Task.WhenAll(Pending());
        return step.Bind(_ => session.Publish()).Map(_ => State);
    }

    /// <summary>One step of the search; false when there is nothing more to do.</summary>
    private async Task<Either<RunFault, bool>> Step(StopTokens stop, CancellationTokenSource cut)
    {
        if (State.Stopped.IsNone && Remaining().Exists(left => left <= TimeSpan.Zero))
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

        if (State.Stopped.IsNone)
        {
            LaunchOpenTrials(cut.Token);
        }

        return (MayDecide ? Decide.Next(session.Recipe, space, State) : new Decision.Wait()) switch
        {
            Decision.Propose p => Record(new SearchEvent.Proposed(p.Proposal)),
            Decision.Assess a => Begin(PendingAnswer.Read(a.Architectures.Map(session.Recipe.ToRead), Reader, _places, cut.Token, stop.AfterOpenTrials)),
            Decision.Fit f => Begin(PendingAnswer.Fit(f.Request, Fitter, cut.Token, stop.AfterOpenTrials)),
            Decision.Stop s => Record(StopFor(s.Reason)),
            Decision.TrainFinally t => await TrainFinally(t.Trial, stop),
            Decision.Rest => false,
            _ => await Settle(stop),
        };
    }

    /// <summary>What a decision asked for is computed beside the running trials. A stop leaves it for the next session.</summary>
    private bool Begin(Task<Either<RunFault, Option<SearchEvent>>> answer)
    {
        _pending = answer;
        return true;
    }

    private void LaunchOpenTrials(CancellationToken cut)
    {
        var waiting = State.Open.Filter(trial => !_running.Exists(running => running.Trial == trial.Number));
        foreach (var open in waiting.AsEnumerable().Take(parallel - _running.Count))
        {
            session.Recipe.ToScore(open.Proposal).IfSome(spec =>
            {
                observer.Launched(spec);
                _running.Add(new RunningTrial(spec.Trial, _places.Take(() => runner.Run(spec, cut))));
            });
        }
    }

    /// <summary>Waits until a trial ends, the minutes are over or a stop is asked for, and records what ended.</summary>
    private async Task<Either<RunFault, bool>> Settle(StopTokens stop)
    {
        using var awake = CancellationTokenSource.CreateLinkedTokenSource(
            stop.Now, _running.Count > 0 && stop.AfterOpenTrials.IsCancellationRequested ? CancellationToken.None : stop.AfterOpenTrials);
        var alarm = Task.Delay(Alarm(), session.Time, awake.Token);
        await Task.WhenAny(Pending().Append(alarm));
        await awake.CancelAsync();
        return await RecordEnded();
    }

    /// <summary>When to look at the clock again: at the end of the minutes, and once an hour in any case.</summary>
    private TimeSpan Alarm()
    {
        var hour = TimeSpan.FromHours(1);
        return Remaining().Match(left => left < TimeSpan.Zero ? TimeSpan.Zero : left < hour ? left : hour, () => hour);
    }

    private async Task<Either<RunFault, bool>> RecordEnded()
    {
        var result = Prelude.Right<RunFault, bool>(true);
        foreach (var ended in _running.Where(trial => trial.Outcome.IsCompleted).ToList())
        {
            _running.Remove(ended);
            var outcome = await ended.Outcome;
            result = result.Bind(_ => outcome).Bind(o => Record(new SearchEvent.Finished(ended.Trial, o.Verdict, o.Usage)));
        }

        return _pending is { IsCompleted: true } answer ? await RecordAnswer(answer, result) : result;
    }

    private async Task<Either<RunFault, bool>> RecordAnswer(Task<Either<RunFault, Option<SearchEvent>>> answer, Either<RunFault, bool> before)
    {
        _pending = null;
        var computed = await answer;
        return before.Bind(_ => computed).Bind(happened => happened.Match(Record, () => true));
    }

    /// <summary>Cancels what is open, keeps what had ended all the same, and stops.</summary>
    private async Task<Either<RunFault, bool>> StopEarly(StopReason reason, CancellationTokenSource cut)
    {
        var kept = await RecordEnded();
        await cut.CancelAsync();
        await Task.WhenAll(Pending());
        _running.Clear();
        _pending = null;
        return kept.Bind(_ => Record(StopFor(reason)));
    }

    /// <summary>Trains the best candidate finally. Any stop ends it at once: it may be long, and starts again on resume.</summary>
    private async Task<Either<RunFault, bool>> TrainFinally(int trial, StopTokens stop)
    {
        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(stop.Now, stop.AfterOpenTrials);
        var spec = session.Recipe.ToFinish(State.Trials[trial].Proposal, State.FinalEpochs)
            .IfNone(() => throw new InvalidOperationException($"Trial {trial} has nothing to train finally."));
        observer.Launched(spec);
        var outcome = await runner.Run(spec with { WeightsFile = Path.GetFullPath(session.Folder.BestWeights) }, stopped.Token);
        return outcome.Bind(o => stopped.IsCancellationRequested
            ? false
            : Record(new SearchEvent.FinalTrained(trial, o.Verdict, o.Usage)));
    }

    private IEnumerable<Task> Pending() =>
        _running.Select(trial => (Task)trial.Outcome).Concat(_pending is { } answer ? [answer] : []);

    /// <summary>What the minutes leave for trials: the final training is to end with them too.</summary>
    private Option<TimeSpan> Remaining() => Minutes.Map(minutes => minutes - Min(minutes / 2, ExpectedFinalTraining()) - session.Elapsed);

    private Option<TimeSpan> Minutes => State.BudgetOf(session.Recipe).Minutes.Map(TimeSpan.FromMinutes);

    private TimeSpan ExpectedFinalTraining() =>
        (from final in session.Recipe.FinalTraining
         from epoch in ExpectedFinalEpoch()
         select epoch * final.Epochs).IfNone(TimeSpan.Zero);

    /// <summary>An epoch of the best trial, and a third more because the validation images join in.</summary>
    private Option<TimeSpan> ExpectedFinalEpoch() =>
        State.Best.Map(best => TimeSpan.FromSeconds(best.Usage.Seconds / session.Recipe.Training.Epochs * 4 / 3));

    /// <summary>The stop, with as many final epochs as the minutes have left. Where they are over, an eighth of them is worth a network.</summary>
    private SearchEvent.Stopped StopFor(StopReason reason) => new(reason)
    {
        FinalEpochs = from minutes in Minutes.Filter(_ => reason != StopReason.Interrupted)
                      from final in session.Recipe.FinalTraining
                      from epoch in ExpectedFinalEpoch()
                      let fitting = (int)Math.Clamp(Max(minutes / 8, minutes - session.Elapsed) / epoch, 1, final.Epochs)
                      where fitting < final.Epochs
                      select fitting,
    };

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private Either<RunFault, bool> Record(SearchEvent happened) => session.Record(happened).Bind(state =>
    {
        observer.Recorded(happened, state);
        if (session.Elapsed - _published < PublishEvery)
        {
            return true;
        }

        _published = session.Elapsed;
        return session.Publish().Map(_ => true);
    });

    private sealed record RunningTrial(int Trial, Task<Either<RunFault, TrialOutcome>> Outcome);
}
