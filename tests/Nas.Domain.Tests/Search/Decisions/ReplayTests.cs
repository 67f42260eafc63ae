using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Trials;
using Nas.Tests;

namespace Nas.Domain.Tests.Search.Decisions;

public class ReplayTests
{
    private static readonly Recipe Recipe = ToySpace.Recipe(ToySpace.Evolution);

    [Fact]
    public void Replay_OfItsOwnSearch_IsIdentical()
    {
        var history = SimulatedSearch.Run(Recipe, 4, n => n - 2);
        Assert.Equal(new ReplayResult.Identical(61, 0), Replay.Decisions(Recipe, ToySpace.Space, history));
    }

    [Fact]
    public void Replay_WithAnotherSeed_NamesTheFirstSampledTrial()
    {
        var result = Replay.Decisions(Recipe with { Seed = new(2) }, ToySpace.Space, SimulatedSearch.Sequential(Recipe));
        var differs = Assert.IsType<ReplayResult.Differs>(result);
        Assert.Equal((2, "architecture"), (differs.Trial, differs.What));
    }

    [Fact]
    public void Replay_OfAnAlteredScore_NamesTheFirstDecisionItChanges()
    {
        var history = SimulatedSearch.Sequential(Recipe);
        var altered = history.FindIndex(e => e is SearchEvent.Finished { Trial: 5 });
        history[altered] = new SearchEvent.Finished(5, Verdict.FromScore(99, default, default), Usage.None);
        var differs = Assert.IsType<ReplayResult.Differs>(Replay.Decisions(Recipe, ToySpace.Space, history));
        Assert.True(differs.Trial >= ToySpace.Evolution.Population);
    }

    [Fact]
    public void Replay_OfASearchCutShort_NamesTheStop()
    {
        var history = SimulatedSearch.Sequential(Recipe with { Budget = Recipe.Budget with { Trials = 20 } });
        var differs = Assert.IsType<ReplayResult.Differs>(Replay.Decisions(Recipe, ToySpace.Space, history));
        Assert.Equal((20, "decision", "stop (Trials)"), (differs.Trial, differs.What, differs.Recorded));
    }
}
