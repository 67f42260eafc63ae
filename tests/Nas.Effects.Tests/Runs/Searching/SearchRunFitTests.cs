using LanguageExt;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Strategies.Mixing;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs;
using Nas.Effects.Runs.Replaying;
using Nas.Effects.Runs.Searching;
using Nas.Effects.Trials;
using Nas.Tests;
using static LanguageExt.Prelude;
using static Nas.Effects.Tests.Runs.Searching.ToyRuns;

namespace Nas.Effects.Tests.Runs.Searching;

public class SearchRunFitTests
{
    private static readonly Recipe ByFits = ToySpace.Recipe(new PoNas(40, 3), trials: 20);

    private static readonly FitRunner Fitter = new((request, _) => Task.FromResult(Right<RunFault, FitResult>(ToySpace.Fit(request))));

    [Fact]
    public async Task Run_OfASearchThatAsksForFits_RecordsThemAndReplays()
    {
        using var folder = new TemporaryFolder();
        await Search(folder, Fitter, default);
        Assert.Equal(SimulatedSearch.Outcome(SimulatedSearch.Sequential(ByFits)), Outcome(folder));
        var replay = Replay(folder);
        Assert.Contains(replay.History.Rows, row => row.Event is SearchEvent.Fitted);
        Assert.IsType<ReplayResult.Identical>(replay.Decisions(ToySpace.Space));
        Assert.IsType<ReplayResult.Identical>(await Scores(replay, Fitter));
    }

    [Fact]
    public async Task Replay_WhoseFitsComeOutOtherwise_Differs()
    {
        using var folder = new TemporaryFolder();
        await Search(folder, Fitter, default);
        var other = new FitRunner(
            async (request, cancel) =>
                (await Fitter.Run(request, cancel)).Map(fit => fit with { Scores = fit.Scores.Map(score => score + 1e-9) })
        );
        Assert.Equal("fitted score", Assert.IsType<ReplayResult.Differs>(await Scores(Replay(folder), other)).What);
    }

    [Fact]
    public async Task Run_StoppedWhileItFits_RecordsNoFitAndFitsAgainLater()
    {
        using var folder = new TemporaryFolder();
        using var after = new CancellationTokenSource();
        var endless = new FitRunner(
            async (_, cancellation) =>
            {
                await after.CancelAsync();
                await Task.Delay(Timeout.Infinite, cancellation);
                throw new InvalidOperationException("the delay has no end");
            }
        );
        var stopped = await Search(folder, endless, after.Token);
        Assert.Equal((StopReason.Interrupted, true), (stopped.Stopped, stopped.Fit.IsNone));
        await Search(folder, Fitter, default);
        Assert.Equal(SimulatedSearch.Outcome(SimulatedSearch.Sequential(ByFits)), Outcome(folder));
    }

    private static async Task<SearchState> Search(TemporaryFolder folder, FitRunner fitter, CancellationToken after)
    {
        using var session = Session(folder.Root, ByFits);
        var run = new SearchRun(session, ToySpace.Space, Honest, 2, SearchObserver.None)
        {
            Assessor = InProcessTrials.CreateAssessor((spec, _) => ToySpace.Assess(spec.Architecture)),
            Fitter = fitter,
        };
        return (await run.Execute(new StopTokens(after, default))).IfLeft(fault => throw new InvalidOperationException($"{fault}"));
    }

    private static RunReplay Replay(TemporaryFolder folder) =>
        Replayed(folder).IfNone(() => throw new InvalidOperationException("There is no run."));

    private static async Task<ReplayResult> Scores(RunReplay replay, FitRunner fitter) =>
        (await replay.Scores(ToySpace.Space, Honest, fitter, 2, _ => { }, default)).IfLeft(fault =>
            throw new InvalidOperationException($"{fault}")
        );
}
