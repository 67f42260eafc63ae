using LanguageExt;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Strategies.Selection;
using Nas.Domain.Search.Surrogates;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs;
using Nas.Effects.Runs.Searching;
using Nas.Effects.Trials;
using Nas.Tests;
using static LanguageExt.Prelude;
using static Nas.Effects.Tests.Runs.Searching.ToyRuns;

namespace Nas.Effects.Tests.Runs.Searching;

public class SearchRunAssessmentTests
{
    [Fact]
    public async Task Run_OfASearchThatAsksForProxies_RecordsThemAndReplays()
    {
        using var folder = new TemporaryFolder();
        var recipe = ToySpace.Recipe(new SurrogateSelection(ToySpace.Evolution, ToySpace.Surrogate(SurrogateEncoding.Zcp), 10, 3, 0));
        using (var session = Session(folder.Root, recipe))
        {
            var run = new SearchRun(session, ToySpace.Space, Honest, 2, SearchObserver.None)
            {
                Assessor = InProcessTrials.CreateAssessor((spec, _) => ToySpace.Assess(spec.Architecture)),
            };
            Assert.True((await run.Execute(new StopTokens(default, default))).IsRight);
        }

        Assert.Equal(SimulatedSearch.Outcome(SimulatedSearch.Sequential(recipe)), Outcome(folder));
        var replay = Replayed(folder).IfNone(() => throw new InvalidOperationException("There is no run."));
        Assert.Contains(replay.History.Rows, row => row.Event is SearchEvent.Assessed);
        Assert.IsType<ReplayResult.Identical>(replay.Decisions(ToySpace.Space));
    }

    [Fact]
    public async Task FailedAssessments_ForAnyNumberOfWorkers_LoseOnlyThemselves()
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
        Assert.All(
            ["crashed", "hung", "out-of-memory"],
            kind =>
                Assert.Contains(Readings(killed), assessment => assessment.EndsWith($"share=NaN luck=NaN {kind}", StringComparison.Ordinal))
        );
        Assert.IsType<ReplayResult.Identical>(
            Replayed(killed).Map(replay => replay.Decisions(ToySpace.Space)).IfNone(() => throw new InvalidOperationException())
        );
    }

    [Fact]
    public async Task Run_StoppedDuringAssessment_RecordsNoneAndRepeatsIt()
    {
        using var folder = new TemporaryFolder();
        using var after = new CancellationTokenSource();
        var recipe = ToySpace.Recipe(new SurrogateSelection(ToySpace.Evolution, ToySpace.Surrogate(SurrogateEncoding.Zcp), 10, 3, 0));
        var endless = new AssessmentRunner(
            async (spec, cancellation) =>
            {
                await after.CancelAsync();
                await Task.Delay(Timeout.Infinite, cancellation).ContinueWith(_ => { }, TaskScheduler.Default);
                return ProxyAssessment.Failed(spec, new Verdict.Cancelled(), 0);
            }
        );
        var stopped = await Run(folder.Root, recipe, Honest, 2, new StopTokens(after.Token, default), reader: endless);
        Assert.Equal((StopReason.Interrupted, 0), (stopped.Stopped, stopped.Assessments.All.Count));
        await Run(folder.Root, recipe, Honest, 2, reader: InProcessTrials.CreateAssessor((spec, _) => ToySpace.Assess(spec.Architecture)));
        Assert.Equal(SimulatedSearch.Outcome(SimulatedSearch.Sequential(recipe)), Outcome(folder));
    }

    [Fact]
    public async Task Run_WhoseAssessorAlwaysFails_EndsInItsFault()
    {
        using var folder = new TemporaryFolder();
        var fault = new RunFault(RunFaultKind.Usage, "The images are gone.", "", "");
        var recipe = ToySpace.Recipe(new SurrogateSelection(ToySpace.Evolution, ToySpace.Surrogate(SurrogateEncoding.Zcp), 10, 3, 0));
        using var session = Session(folder.Root, recipe);
        var run = new SearchRun(session, ToySpace.Space, Honest, 2, SearchObserver.None)
        {
            Assessor = new((_, _) => Task.FromResult(Left<RunFault, ProxyAssessment>(fault))),
        };
        Assert.Equal(
            fault,
            (await run.Execute(new StopTokens(default, default))).Match(_ => throw new InvalidOperationException(), found => found)
        );
    }
}
