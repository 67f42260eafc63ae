using System.Diagnostics;
using LanguageExt;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Strategies.Random;
using Nas.Domain.Search.Strategies.Selection;
using Nas.Domain.Search.Surrogates;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs;
using Nas.Effects.Runs.Folders;
using Nas.Effects.Runs.Journals;
using Nas.Effects.Runs.Replaying;
using Nas.Effects.Runs.Searching;
using Nas.Effects.Tests.Workers;
using Nas.Effects.Trials;
using Nas.Effects.Workers;
using Nas.Tests;
using static LanguageExt.Prelude;
using static Nas.Effects.Tests.Runs.Searching.ToyRuns;

namespace Nas.Effects.Tests.Runs.Searching;

public class SearchRunTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public async Task Run_WithAnyNumberOfTrialsAtOnceAndDelays_GivesTheSameSearch(int parallel)
    {
        using var folder = new TemporaryFolder();
        var delays = new Random(parallel);
        var delayed = new TrialRunner(
            async (spec, cancellation) =>
            {
                await Task.Delay(delays.Next(4), cancellation);
                return await Honest.Run(spec, cancellation);
            }
        );
        await Run(folder.Root, ByEvolution, delayed, parallel);
        Assert.Equal(Expected, Outcome(folder));
    }

    [Fact]
    public async Task Run_WithWorkerProcesses_GivesTheSameSearch()
    {
        using var folder = new TemporaryFolder();
        await using var pool = new WorkerPool(TestWorkers.Command("worker"));
        await Run(folder.Root, ByEvolution, pool.Runner, 2);
        Assert.Equal(Expected, Outcome(folder));
    }

    [Fact]
    public async Task Run_WhoseWorkersSomebodyKills_GivesTheSameSearch()
    {
        using var folder = new TemporaryFolder();
        // An option without effect, to know the workers by.
        var marked = Seq("exec", "--additionalprobingpath", folder.Root, TestWorkers.Program, "worker");
        await using var pool = new WorkerPool(new WorkerProgram("dotnet", marked));
        var kills = 0;
        var harried = new TrialRunner(
            async (spec, cancellation) =>
            {
                var running = pool.Runner.Run(spec, cancellation);
                kills += spec.Trial % 3 == 0 && ChildProcesses.KillOne(folder.Root, spec.Trial) ? 1 : 0;
                return await running;
            }
        );
        await Run(folder.Root, ByEvolution, harried, 2);
        Assert.Equal(Expected, Outcome(folder));
        Assert.InRange(kills, 10, 20);
    }

    [Fact]
    public async Task Run_WithFourHostileCandidates_GivesFourVerdicts()
    {
        using var folder = new TemporaryFolder();
        await using var pool = new WorkerPool(TestWorkers.Command("worker", "hostile"));
        var recipe = ToySpace.Recipe(new RandomSearch(), trials: 20) with
        {
            TrialLimits = new(6, 300 << 20, 10),
            Seeds = Seq("aaaa", "bbbb", "cccc", "dddd").Map(word => new NamedArchitecture(word, word)),
        };
        var state = await Run(folder.Root, recipe, pool.Runner, 2);
        Assert.Equal(
            ["crashed", "timed-out", "out-of-memory", "diverged"],
            state.Trials.Take(4).Select(trial => trial.Verdict.Map(verdict => verdict.Kind).IfNone(""))
        );
        Assert.All(
            state.Trials.Skip(4).SelectMany(trial => state.SpecOf(recipe, trial.Proposal).Map(spec => (trial, spec)).AsEnumerable()),
            pair => Assert.Equal(ToySpace.Train(pair.spec), pair.trial.Verdict)
        );
    }

    [Fact]
    public async Task Run_WithAnotherStrategysRecord_TrainsOnlyWhatIsNew()
    {
        using var plain = new TemporaryFolder();
        using var helped = new TemporaryFolder();
        await Run(plain.Root, ByEvolution, Honest, 1);
        var recipe = ToySpace.Recipe(new SurrogateSelection(ToySpace.Evolution, ToySpace.Surrogate(SurrogateEncoding.Graf), 10, 3, 0));
        var record = Replayed(plain).IfNone(() => throw new InvalidOperationException("There is no run."));
        var trained = new List<int>();
        var counting = new TrialRunner(
            (spec, cancellation) =>
            {
                trained.Add(spec.Trial);
                return Honest.Run(spec, cancellation);
            }
        );
        await Run(helped.Root, recipe, RecordedTrials.Before(counting, record), 1);
        Assert.Equal(SimulatedSearch.Outcome(SimulatedSearch.Sequential(recipe)), Outcome(helped));
        var (own, others) = (SearchState.Fold(SimulatedSearch.Sequential(recipe)).IfLeft(SearchState.Empty).Trials, record.State.Trials);
        bool IsShared(Trial trial) =>
            trial.Proposal.Candidate == others[trial.Number].Proposal.Candidate
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
            var runner = new TrialRunner(
                async (spec, cancellation) =>
                {
                    if (++trials > 7)
                    {
                        await stops.CancelAsync();
                    }

                    return await Honest.Run(spec, cancellation);
                }
            );
            await Run(folder.Root, ByEvolution, runner, 1, new StopTokens(after.Token, now.Token));
        }

        Assert.InRange(sessions, 5, 12);
        Assert.Equal(Expected, Outcome(folder));
    }

    [Fact]
    public async Task Run_OutOfMinutes_LeavesOpenTrialsAndResumesExactly()
    {
        using var folder = new TemporaryFolder();
        var clock = new HandSetClock();
        var brief = ByEvolution with { Budget = new Budget(60, None, 0.01) };
        // The time is up when both places are stuck: the ten trials before them are recorded by then, however slow the machine is.
        var stuck = new TrialRunner(
            async (spec, cancellation) =>
            {
                if (spec.Trial < 10)
                {
                    return await Honest.Run(spec, cancellation);
                }

                clock.Advance(spec.Trial == 11 ? TimeSpan.FromMinutes(1) : TimeSpan.Zero);
                await Task.Delay(Timeout.Infinite, cancellation).ContinueWith(_ => { }, TaskScheduler.Default);
                return new TrialOutcome(new Verdict.Cancelled(), Usage.None);
            }
        );
        var state = await Run(folder.Root, brief, stuck, 2, time: clock);
        Assert.Equal(StopReason.Minutes, state.Stopped);
        Assert.Equal(10, state.Settled);
        await Run(folder.Root, ByEvolution, Honest, 2);
        Assert.Equal(Expected, Outcome(folder));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0.005)]
    public async Task Run_StoppedDuringALongDecision_EndsBetweenDrafts(double? minutes)
    {
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(minutes is null ? 0.3 : 60));
        // Drafts of a grammar that nearly nothing fits: a proposal looks at a thousand.
        var barren = ToySpace.Space with
        {
            Sample = _ =>
            {
                Thread.Sleep(50);
                return None;
            },
        };
        var recipe = ToySpace.Recipe(new RandomSearch()) with { Seeds = default, Budget = new(60, None, Optional(minutes)) };
        using var session = Session(folder.Root, recipe);
        var watch = Stopwatch.StartNew();
        var run = new SearchRun(session, barren, Honest, 1, SearchObserver.None);
        var state = (await run.Execute(new StopTokens(stop.Token, default))).IfLeft(SearchState.Empty);
        Assert.Equal(minutes is null ? StopReason.Interrupted : StopReason.Minutes, state.Stopped);
        Assert.Empty(state.Trials);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
    }

    [Fact]
    public async Task Replay_OfScoresThatDifferInTheLastBit_NamesTheTrial()
    {
        using var folder = new TemporaryFolder();
        await Run(folder.Root, ByEvolution, Honest, 4);
        var altered = InProcessTrials.CreateRunner(
            (spec, _) =>
                ToySpace.Train(spec) is Verdict.Scored s && spec.Trial == 9
                    ? new Verdict.Scored(Math.BitIncrement(s.Score), s.Epochs, s.Metrics)
                    : ToySpace.Train(spec)
        );
        var replay = Replayed(folder).IfNone(() => throw new InvalidOperationException());
        var result = (await replay.Scores(ToySpace.Space, altered, FitRunner.None, 4, _ => { }, default)).IfLeft(
            new ReplayResult.Identical(0, 0)
        );
        Assert.Equal((9, "score"), result is ReplayResult.Differs d ? (d.Trial, d.What) : default);
    }

    [Fact]
    public async Task Replay_OfARunThatAnotherBuildHadAHandIn_KnowsIt()
    {
        using var folder = new TemporaryFolder();
        await Run(folder.Root, ByEvolution with { Budget = new Budget(3, None, None) }, Honest, 1);
        var replay = Replayed(folder).IfNone(() => throw new InvalidOperationException());
        Assert.Equal(None, replay.OtherBuild);
        var foreign = new JournalRow(9, new SearchEvent.Resumed(ByEvolution.Budget, "0.1.0+0badcafe"), "", TimeSpan.Zero);
        Assert.Equal(
            "0.1.0+0badcafe",
            (replay with { History = replay.History with { Rows = replay.History.Rows.Add(foreign) } }).OtherBuild
        );
    }

    [Fact]
    public async Task Run_WithoutWorkers_EndsInAFaultAndCanGoOn()
    {
        using var folder = new TemporaryFolder();
        await using var broken = new WorkerPool(TestWorkers.Command("raw", "mute"));
        using (var session = Session(folder.Root, ByEvolution))
        {
            var result = await new SearchRun(session, ToySpace.Space, broken.Runner, 2, SearchObserver.None).Execute(
                new StopTokens(default, default)
            );
            Assert.Equal(RunFaultKind.NoWorkers, result.Match(_ => RunFaultKind.Usage, fault => fault.Kind));
        }

        await Run(folder.Root, ByEvolution, Honest, 2);
        Assert.Equal(Expected, Outcome(folder));
    }

    [Fact]
    public async Task Run_KilledAgainAndAgain_EndsAsTheUninterruptedRun()
    {
        using var killed = new TemporaryFolder();
        var patience = new Random(5);
        for (var kills = 0; kills < 8; kills++)
        {
            Assert.False(await Searched(killed.Root, "search", "life", $"{1 + patience.Next(6)}"));
        }

        Assert.True(await Searched(killed.Root, "search"));
        Assert.Equal(SimulatedSearch.Outcome(Uninterrupted), Outcome(killed));
        Assert.Equal(Table(TrialsTable.Print(Fold(Uninterrupted))), Table(File.ReadAllText(killed["trials.csv"])));
    }

    [Theory]
    [InlineData(2_000)]
    [InlineData(60_000)]
    public async Task Run_OnADiskThatIsFull_TellsWhatToDoAndGoesOnExactly(int maxFileBytes)
    {
        using var full = new TemporaryFolder();
        var info = new ProcessStartInfo("dotnet", [TestWorkers.Program, "search", full.Root, "limit", $"{maxFileBytes}"])
        {
            RedirectStandardError = true,
        };
        using var search = Process.Start(info)!;
        Assert.Contains("cannot be written", await search.StandardError.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.True(await Searched(full.Root, "search"));
        Assert.Equal(SimulatedSearch.Outcome(Uninterrupted), Outcome(full));
    }
}
