using System.Diagnostics;
using LanguageExt;
using Nas.Domain.Search;
using Nas.Effects.Journals;
using Nas.Effects.Trials;
using static LanguageExt.Prelude;

namespace Nas.Tests.Trials;

public class SearchRunTests
{
    private static readonly Recipe Recipe = ToySpace.Recipe(ToySpace.Evolution);
    private static readonly TrialRunner Honest = InProcessTrials.Of((spec, _) => ToySpace.Train(spec));
    private static readonly string Expected = SimulatedSearch.Outcome(SimulatedSearch.Sequential(Recipe));

    /// <summary>The search of the test program, without the program.</summary>
    private static List<SearchEvent> Uninterrupted { get; } = SimulatedSearch.Sequential(ToySpace.Recipe(ToySpace.Evolution, seed: 11));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public async Task Run_WithAnyNumberOfTrialsAtOnceAndDelays_GivesTheSameSearch(int parallel)
    {
        using var folder = new TemporaryFolder();
        var delays = new Random(parallel);
        var delayed = new TrialRunner(async (spec, cancellation) =>
        {
            await Task.Delay(delays.Next(4), cancellation);
            return await Honest.Run(spec, cancellation);
        });
        await Run(folder.Root, Recipe, delayed, parallel);
        Assert.Equal(Expected, Outcome(folder));
    }

    [Fact]
    public async Task Run_WithWorkerProcesses_GivesTheSameSearch()
    {
        using var folder = new TemporaryFolder();
        await using var pool = new WorkerPool(TestWorkers.Command("worker"));
        await Run(folder.Root, Recipe, pool.Runner, 2);
        Assert.Equal(Expected, Outcome(folder));
    }

    [Fact]
    public async Task Run_OfASearchThatAsksForProxies_RecordsThemAndReplays()
    {
        using var folder = new TemporaryFolder();
        var recipe = ToySpace.Recipe(new SurrogateSelection(ToySpace.Evolution, ToySpace.Surrogate(SurrogateEncoding.Zcp), 10, 3, 0));
        using (var session = Session(folder.Root, recipe))
        {
            var run = new SearchRun(session, ToySpace.Space, Honest, 2, SearchObserver.None) { Reader = InProcessTrials.Of((spec, _) => ToySpace.Assess(spec.Architecture)) };
            Assert.True((await run.Execute(new StopTokens(default, default))).IsRight);
        }

        Assert.Equal(SimulatedSearch.Outcome(SimulatedSearch.Sequential(recipe)), Outcome(folder));
        var replay = Replayed(folder).IfNone(() => throw new InvalidOperationException("There is no run."));
        Assert.Contains(replay.Rows, row => row.Event is SearchEvent.Assessed);
        Assert.IsType<ReplayResult.Identical>(replay.Decisions(ToySpace.Space));
    }

    [Fact]
    public async Task Run_WithTheRecordOfAnotherStrategy_TrainsOnlyWhatItDoesNotShare()
    {
        using var plain = new TemporaryFolder();
        using var helped = new TemporaryFolder();
        await Run(plain.Root, Recipe, Honest, 1);
        var recipe = ToySpace.Recipe(new SurrogateSelection(ToySpace.Evolution, ToySpace.Surrogate(SurrogateEncoding.Graf), 10, 3, 0));
        var record = Replayed(plain).IfNone(() => throw new InvalidOperationException("There is no run."));
        var trained = new List<int>();
        var counting = new TrialRunner((spec, cancellation) =>
        {
            trained.Add(spec.Trial);
            return Honest.Run(spec, cancellation);
        });
        await Run(helped.Root, recipe, RecordedTrials.Before(counting, record), 1);
        Assert.Equal(SimulatedSearch.Outcome(SimulatedSearch.Sequential(recipe)), Outcome(helped));
        var (own, others) = (SearchState.Fold(SimulatedSearch.Sequential(recipe)).IfLeft(SearchState.Empty).Trials, record.State.Trials);
        bool IsShared(Trial trial) => trial.Proposal.Candidate == others[trial.Number].Proposal.Candidate
            && others[trial.Number].Verdict.Exists(verdict => verdict is Verdict.Scored or Verdict.Diverged);
        Assert.Equal(own.Where(trial => !IsShared(trial)).Select(trial => trial.Number), trained);
        Assert.True(own.Count(IsShared) >= 4, $"{own.Count(IsShared)} shared");
    }

    [Fact]
    public async Task Run_StoppedNowAndThen_GoesOnToTheSameSearch()
    {
        using var folder = new TemporaryFolder();
        var sessions = 0;
        while (!Replayed(folder).Exists(replay => replay.State.Stopped == StopReason.Trials))
        {
            using var now = new CancellationTokenSource();
            using var after = new CancellationTokenSource();
            var trials = 0;
            var stops = sessions++ % 2 == 0 ? now : after;
            var runner = new TrialRunner(async (spec, cancellation) =>
            {
                if (++trials > 7)
                {
                    await stops.CancelAsync();
                }

                return await Honest.Run(spec, cancellation);
            });
            await Run(folder.Root, Recipe, runner, 1, new StopTokens(after.Token, now.Token));
        }

        Assert.InRange(sessions, 5, 12);
        Assert.Equal(Expected, Outcome(folder));
    }

    [Fact]
    public async Task Run_OutOfMinutes_StopsWithoutVerdictsForOpenTrialsAndGoesOnExactly()
    {
        using var folder = new TemporaryFolder();
        var brief = Recipe with { Budget = new Budget(60, None, 0.01) };
        var stuck = new TrialRunner(async (spec, cancellation) =>
        {
            await Task.Delay(spec.Trial < 10 ? 0 : Timeout.Infinite, cancellation).ContinueWith(_ => { }, TaskScheduler.Default);
            return spec.Trial < 10 ? await Honest.Run(spec, cancellation) : new TrialOutcome(new Verdict.Cancelled(), Usage.None);
        });
        var state = await Run(folder.Root, brief, stuck, 2);
        Assert.Equal(StopReason.Minutes, state.Stopped);
        Assert.Equal(10, state.Settled);
        await Run(folder.Root, Recipe, Honest, 2);
        Assert.Equal(Expected, Outcome(folder));
    }

    [Fact]
    public async Task Run_ForMinutesWithFinalTraining_LeavesTimeForIt()
    {
        using var folder = new TemporaryFolder();
        var clock = new HandSetClock();
        var sixSecondTrials = new TrialRunner(async (spec, cancellation) =>
        {
            var ended = await Honest.Run(spec, cancellation);
            clock.Advance(TimeSpan.FromSeconds(6));
            return ended.Map(outcome => outcome with { Usage = new Usage(6, 0) });
        });
        // Three times the epochs on four thirds of the images: 24 s of the minute stay free.
        var recipe = Recipe with { Budget = new Budget(None, None, 1), FinalTraining = Training.Default(6) };
        var state = await Run(folder.Root, recipe, sixSecondTrials, 1, time: clock);
        Assert.Equal((6, true), (state.Settled, state.Final.IsSome));
    }

    [Fact]
    public async Task Run_ForMinutesTooFewForTheFinalTraining_TrainsFinallyForFewerEpochsAndInFullWithMore()
    {
        using var folder = new TemporaryFolder();
        var clock = new HandSetClock();
        var slow = new TrialRunner(async (spec, cancellation) =>
        {
            var ended = await Honest.Run(spec, cancellation);
            var seconds = spec.Phase == TrialPhase.Final ? 4 * spec.Training.Epochs : 6;
            clock.Advance(TimeSpan.FromSeconds(seconds));
            return ended.Map(outcome => outcome with { Usage = new Usage(seconds, 0) });
        });
        // Half of the 30 s is kept free for 24 epochs of 4 s, the third trial ends at 18 s, and 3 epochs fit into the rest.
        var recipe = Recipe with { Budget = new Budget(None, None, 0.5), FinalTraining = Training.Default(24) };
        var brief = await Run(folder.Root, recipe, slow, 1, time: clock);
        Assert.Equal((3, Some(3)), (brief.Settled, brief.FinalOfBest.Bind(final => final.Epochs)));
        Assert.Equal(TimeSpan.FromSeconds(30), TimeSpan.FromTicks(clock.GetTimestamp()));
        var replay = Replayed(folder).IfNone(() => throw new InvalidOperationException());
        // Three trials and the final training ran; a fourth trial was decided and waited.
        Assert.Equal(new ReplayResult.Identical(5, 4), (await replay.Scores(ToySpace.Space, Honest, 1, _ => { }, default)).IfLeft(fault => throw new InvalidOperationException($"{fault}")));
        Assert.Equal(brief, await Run(folder.Root, recipe, slow, 1, time: clock));

        var longer = await Run(folder.Root, recipe with { Budget = new Budget(3, None, 10) }, slow, 1, time: clock);
        Assert.Equal((true, Option<int>.None, 2), (longer.FinalOfBest.IsSome, longer.FinalOfBest.Bind(final => final.Epochs), longer.TestLooks));
    }

    [Fact]
    public async Task Run_StoppedWhileItTrainsFinally_EndsAtOnceAndTrainsAgainLater()
    {
        using var folder = new TemporaryFolder();
        using var after = new CancellationTokenSource();
        var recipe = Recipe with { FinalTraining = Training.Default(9) };
        var endless = new TrialRunner(async (spec, cancellation) =>
        {
            if (spec.Phase == TrialPhase.Search)
            {
                return await Honest.Run(spec, cancellation);
            }

            await after.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellation).ContinueWith(_ => { }, TaskScheduler.Default);
            return new TrialOutcome(new Verdict.Cancelled(), Usage.None);
        });
        var stopped = await Run(folder.Root, recipe, endless, 4, new StopTokens(after.Token, default));
        Assert.True(stopped.Final.IsNone);
        Assert.True((await Run(folder.Root, recipe, Honest, 4)).Final.IsSome);
    }

    [Fact]
    public async Task Run_WhoseFinalTrainingTheMachineEnded_TrainsAgainByTheSameCommand()
    {
        using var folder = new TemporaryFolder();
        var recipe = Recipe with { FinalTraining = Training.Default(9) };
        var failing = InProcessTrials.Of((spec, _) => spec.Phase == TrialPhase.Final ? new Verdict.OutOfMemory("too large") : ToySpace.Train(spec));
        Assert.IsType<Verdict.OutOfMemory>((await Run(folder.Root, recipe, failing, 4)).FinalOfBest.Map(final => final.Verdict).IfNone(() => new Verdict.Cancelled()));

        var again = await Run(folder.Root, recipe, Honest, 4);
        Assert.True(again.FinalOfBest.Exists(final => final.Verdict is Verdict.Scored));
        Assert.Equal(1, again.TestLooks);
        Assert.IsType<ReplayResult.Identical>(Replayed(folder).Map(replay => replay.Decisions(ToySpace.Space)).IfNone(() => throw new InvalidOperationException()));
    }

    [Fact]
    public async Task Run_WithAnotherBudgetAndTheSameBest_DoesNotLookAtTheTestImagesAgain()
    {
        using var folder = new TemporaryFolder();
        var recipe = Recipe with { FinalTraining = Training.Default(9) };
        var first = await Run(folder.Root, recipe, Honest, 4);
        foreach (var trials in new[] { 1, first.Trials.Count + 1 })
        {
            var state = await Run(folder.Root, recipe with { Budget = new Budget(trials, None, None) }, Honest, 4);
            Assert.Equal((first.Best.Map(best => best.Number), 1), (state.Best.Map(best => best.Number), state.TestLooks));
            Assert.Equal(first.FinalOfBest, state.FinalOfBest);
        }
    }

    [Fact]
    public async Task Run_WithFinalTraining_TrainsTheBestOnceAndReplaysIdentically()
    {
        using var folder = new TemporaryFolder();
        var recipe = Recipe with { FinalTraining = Training.Default(9) };
        var state = await Run(folder.Root, recipe, Honest, 4);
        Assert.Equal(state.Best.Map(t => t.Number), state.Final.Map(f => f.Trial));
        Assert.Equal(state, await Run(folder.Root, recipe, Honest, 4));
        var replay = Replayed(folder).IfNone(() => throw new InvalidOperationException());
        var scores = await replay.Scores(ToySpace.Space, Honest, 3, _ => { }, default);
        var repeatable = state.Trials.Count(t => t.Verdict.Exists(v => v is Verdict.Scored or Verdict.Diverged)) + 1;
        Assert.Equal(new ReplayResult.Identical(62, repeatable), scores.IfLeft(fault => throw new InvalidOperationException($"{fault}")));
    }

    [Fact]
    public async Task Replay_OfScoresThatDifferInTheLastBit_NamesTheTrial()
    {
        using var folder = new TemporaryFolder();
        await Run(folder.Root, Recipe, Honest, 4);
        var altered = InProcessTrials.Of((spec, _) => ToySpace.Train(spec) is Verdict.Scored s && spec.Trial == 9
            ? new Verdict.Scored(Math.BitIncrement(s.Score), s.Curve, s.Metrics)
            : ToySpace.Train(spec));
        var replay = Replayed(folder).IfNone(() => throw new InvalidOperationException());
        var result = (await replay.Scores(ToySpace.Space, altered, 4, _ => { }, default)).IfLeft(new ReplayResult.Identical(0, 0));
        Assert.Equal((9, "score"), result is ReplayResult.Differs d ? (d.Trial, d.What) : default);
    }

    [Fact]
    public async Task Replay_OfARunThatAnotherBuildHadAHandIn_KnowsIt()
    {
        using var folder = new TemporaryFolder();
        await Run(folder.Root, Recipe with { Budget = new Budget(3, None, None) }, Honest, 1);
        var replay = Replayed(folder).IfNone(() => throw new InvalidOperationException());
        Assert.Equal(None, replay.OtherBuild);
        var foreign = new JournalRow(9, new SearchEvent.Resumed(Recipe.Budget, "0.1.0+0badcafe"), "", TimeSpan.Zero);
        Assert.Equal("0.1.0+0badcafe", (replay with { Rows = replay.Rows.Add(foreign) }).OtherBuild);
    }

    [Fact]
    public async Task Run_WithoutWorkers_EndsInAFaultAndCanGoOn()
    {
        using var folder = new TemporaryFolder();
        await using var broken = new WorkerPool(TestWorkers.Command("raw", "mute"));
        using (var session = Session(folder.Root, Recipe))
        {
            var result = await new SearchRun(session, ToySpace.Space, broken.Runner, 2, SearchObserver.None).Execute(new StopTokens(default, default));
            Assert.Equal(RunFaultKind.NoWorkers, result.Match(_ => RunFaultKind.Usage, fault => fault.Kind));
        }

        await Run(folder.Root, Recipe, Honest, 2);
        Assert.Equal(Expected, Outcome(folder));
    }

    [Fact]
    public async Task Run_KilledAgainAndAgain_EndsAsTheUninterruptedRun()
    {
        using var killed = new TemporaryFolder();
        var patience = new Random(5);
        for (var kills = 0; kills < 20; kills++)
        {
            Assert.False(await Searched(killed.Root, "search", "life", $"{1 + patience.Next(6)}"));
        }

        Assert.True(await Searched(killed.Root, "search"));
        Assert.Equal(SimulatedSearch.Outcome(Uninterrupted), Outcome(killed));
        Assert.Equal(Table(TrialsTable.Print(Fold(Uninterrupted))), Table(File.ReadAllText(killed["trials.csv"])));
    }

    [Fact]
    public async Task Run_WhoseReadingsCrashHangAndOvereat_LosesThemAloneAndIsTheSameWithAnyNumberOfWorkersAndAfterKills()
    {
        using var sequential = new TemporaryFolder();
        using var killed = new TemporaryFolder();
        Assert.True(await Searched(sequential.Root, "readings", "1"));
        foreach (var events in new[] { 3, 9, 9 })
        {
            Assert.False(await Searched(killed.Root, "readings", "4", "life", $"{events}"));
        }

        Assert.True(await Searched(killed.Root, "readings", "4"));
        Assert.Equal(Outcome(sequential), Outcome(killed));
        Assert.Equal(Readings(sequential), Readings(killed));
        Assert.All(["crashed", "hung", "out-of-memory"], kind => Assert.Contains(Readings(killed), reading => reading.EndsWith($"share=NaN luck=NaN {kind}", StringComparison.Ordinal)));
        Assert.IsType<ReplayResult.Identical>(Replayed(killed).Map(replay => replay.Decisions(ToySpace.Space)).IfNone(() => throw new InvalidOperationException()));
    }

    [Fact]
    public async Task Run_StoppedWhileItReads_RecordsNoReadingAndReadsAgainLater()
    {
        using var folder = new TemporaryFolder();
        using var after = new CancellationTokenSource();
        var recipe = ToySpace.Recipe(new SurrogateSelection(ToySpace.Evolution, ToySpace.Surrogate(SurrogateEncoding.Zcp), 10, 3, 0));
        var endless = new ReadingRunner(async (spec, cancellation) =>
        {
            await after.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellation).ContinueWith(_ => { }, TaskScheduler.Default);
            return ProxyReading.Failed(spec, new Verdict.Cancelled(), 0);
        });
        var stopped = await Run(folder.Root, recipe, Honest, 2, new StopTokens(after.Token, default), reader: endless);
        Assert.Equal((StopReason.Interrupted, 0), (stopped.Stopped, stopped.Readings.All.Count));
        await Run(folder.Root, recipe, Honest, 2, reader: InProcessTrials.Of((spec, _) => ToySpace.Assess(spec.Architecture)));
        Assert.Equal(SimulatedSearch.Outcome(SimulatedSearch.Sequential(recipe)), Outcome(folder));
    }

    [Fact]
    public async Task Run_WhoseReaderCanReadNothing_EndsInItsFault()
    {
        using var folder = new TemporaryFolder();
        var fault = new RunFault(RunFaultKind.Usage, "The images are gone.", "", "");
        var recipe = ToySpace.Recipe(new SurrogateSelection(ToySpace.Evolution, ToySpace.Surrogate(SurrogateEncoding.Zcp), 10, 3, 0));
        using var session = Session(folder.Root, recipe);
        var run = new SearchRun(session, ToySpace.Space, Honest, 2, SearchObserver.None) { Reader = new((_, _) => Task.FromResult(Left<RunFault, ProxyReading>(fault))) };
        Assert.Equal(fault, (await run.Execute(new StopTokens(default, default))).Match(_ => throw new InvalidOperationException(), found => found));
    }

    [Theory]
    [InlineData(2_000)]
    [InlineData(60_000)]
    public async Task Run_OnADiskThatIsFull_TellsWhatToDoAndGoesOnExactly(int largestFile)
    {
        using var full = new TemporaryFolder();
        var info = new ProcessStartInfo("dotnet", [TestWorkers.Program, "search", full.Root, "limit", $"{largestFile}"]) { RedirectStandardError = true };
        using var search = Process.Start(info)!;
        Assert.Contains("cannot be written", await search.StandardError.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.True(await Searched(full.Root, "search"));
        Assert.Equal(SimulatedSearch.Outcome(Uninterrupted), Outcome(full));
    }

    /// <summary>Runs the toy search in a process of its own; false when it was killed.</summary>
    private static async Task<bool> Searched(string folder, string verb, params string[] options)
    {
        using var search = Process.Start(new ProcessStartInfo("dotnet", [TestWorkers.Program, verb, folder, .. options]))!;
        await search.WaitForExitAsync();
        return search.ExitCode switch { 0 => true, 137 => false, var other => throw new InvalidOperationException($"status {other}") };
    }

    private static async Task<SearchState> Run(
        string folder, Recipe recipe, TrialRunner runner, int parallel, StopTokens? stop = null, TimeProvider? time = null, ReadingRunner? reader = null)
    {
        using var session = Session(folder, recipe, time);
        var run = new SearchRun(session, ToySpace.Space, runner, parallel, SearchObserver.None) { Reader = reader ?? ReadingRunner.None };
        var result = await run.Execute(stop ?? new StopTokens(default, default));
        return result.IfLeft(fault => throw new InvalidOperationException($"{fault}"));
    }

    private static SearchState Fold(IEnumerable<SearchEvent> history) => SearchState.Fold(history).IfLeft(SearchState.Empty);

    private static RunSession Session(string folder, Recipe recipe, TimeProvider? time = null) =>
        RunSession.Begin(folder, recipe, time ?? TimeProvider.System).IfLeft(fault => throw new InvalidOperationException($"{fault}"));

    private static Option<RunReplay> Replayed(TemporaryFolder folder) =>
        RunReplay.Open(folder.Root).ToOption();

    private static string Outcome(TemporaryFolder folder) =>
        Replayed(folder).Map(replay => SimulatedSearch.Outcome(replay.Rows.Map(row => row.Event))).IfNone("");

    /// <summary>One line for each reading, in the order of recording, with the kind of its failure.</summary>
    private static string[] Readings(TemporaryFolder folder) => [.. Replayed(folder).Map(replay => replay.State.Readings.All.AsEnumerable()).IfNone([])
        .Select(reading => $"{reading.Architecture} {string.Join(' ', reading.Values.Map(value => $"{value.Name}={value.Value:R}"))} {reading.Failure.IfNone("whole").Split(':')[0]}")];

    /// <summary>A clock that stands still until it is moved.</summary>
    private sealed class HandSetClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Advance(TimeSpan step) => _ticks += step.Ticks;

        public override long GetTimestamp() => _ticks;
    }

    /// <summary>The table of trials without what the machine's speed decides.</summary>
    private static string Table(string csv) => string.Join('\n', csv.ReplaceLineEndings("\n").Split('\n')
        .Select(line => string.Join(',', line.Split(',').Where((_, column) => column is not (9 or 10)))));
}
