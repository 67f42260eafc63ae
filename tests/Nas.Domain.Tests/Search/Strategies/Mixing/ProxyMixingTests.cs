using LanguageExt;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Strategies.Mixing;
using Nas.Domain.Search.Strategies.Random;
using Nas.Domain.Search.Trials;
using Nas.Effects.Learning;
using Nas.Tests;

namespace Nas.Domain.Tests.Search.Strategies.Mixing;

public class ProxyMixingTests
{
    private static readonly ProxyMixing Robot = new(new RoBoT(20), 80, 0);

    public static TheoryData<Strategy> Strategies => [Robot, new PoNas(50, 3)];

    [Theory]
    [MemberData(nameof(Strategies))]
    public void Search_GoneOnWithAnywhere_DecidesTheSame(Strategy strategy)
    {
        var recipe = ToySpace.Recipe(strategy, trials: 30);
        var history = SimulatedSearch.Sequential(recipe);
        for (var cut = 5; cut < history.Count; cut += 21)
        {
            // A space of its own remembers nothing, like a new process.
            Assert.IsType<ReplayResult.Identical>(Replay.Decisions(recipe, ToySpace.Space.Remembering(), history.Take(cut)));
        }
    }

    [Fact]
    public void Robot_AfterAnotherScore_DecidesOtherwise()
    {
        var recipe = ToySpace.Recipe(Robot, trials: 30);
        Assert.IsType<ReplayResult.Differs>(
            Replay.Decisions(recipe, ToySpace.Space.Remembering(), Altered(SimulatedSearch.Sequential(recipe)))
        );
    }

    [Fact]
    public void PerArchitecture_AfterAnotherScore_AsksForAFitToIt()
    {
        var recipe = ToySpace.Recipe(new PoNas(50, 3), trials: 30);
        var history = SimulatedSearch.Sequential(recipe).SkipLast(1).ToList();
        var (before, after) = (
            Asked(history[..(history.FindLastIndex(e => e is SearchEvent.Fitted))]),
            Asked(Altered(history)[..(history.FindLastIndex(e => e is SearchEvent.Fitted))])
        );
        Assert.Equal((before.Trial, before.Stream), (after.Trial, after.Stream));
        Assert.Equal(5000, after.Seen.Max(seen => seen.Accuracy));
        Assert.True(before.Seen.Max(seen => seen.Accuracy) < 100);

        WeightFit Asked(IEnumerable<SearchEvent> some) =>
            Assert.IsType<WeightFit>(
                Assert.IsType<Decision.Fit>(Decide.Next(recipe, ToySpace.Space, SearchState.Fold(some).IfLeft(SearchState.Empty))).Request
            );
    }

    private static List<SearchEvent> Altered(IEnumerable<SearchEvent> history)
    {
        var all = history.ToList();
        var altered = all.FindIndex(e => e is SearchEvent.Finished { Trial: >= 2, Verdict: Verdict.Scored });
        all[altered] = ((SearchEvent.Finished)all[altered]) with { Verdict = Verdict.FromScore(50, default, default) };
        return all;
    }

    [Fact]
    public void RoBoT_WithAnInformativeProxy_BeatsRandomSearch()
    {
        var (plain, mixed) = (0.0, 0.0);
        for (var seed = 1; seed <= 10; seed++)
        {
            plain += Best(ToySpace.Recipe(new RandomSearch(), seed, lookahead: 1, trials: 20));
            mixed += Best(ToySpace.Recipe(Robot, seed, lookahead: 1, trials: 20));
        }

        Assert.True(mixed > plain, $"{mixed} against {plain}");
    }

    [Fact]
    public void PerArchitecture_OfAnOldJournal_SaysWhichFitItLacks()
    {
        var recipe = ToySpace.Recipe(new PoNas(50, 3), trials: 12);
        var history = SimulatedSearch.Sequential(recipe);
        Assert.Contains(history, e => e is SearchEvent.Fitted);
        var result = Replay.Decisions(recipe, ToySpace.Space.Remembering(), history.Where(e => e is not SearchEvent.Fitted));
        Assert.EndsWith(
            "which this journal does not have",
            Assert.IsType<ReplayResult.Differs>(result).Rederived,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Fit_ForAnotherTrialThanTheNext_CannotHappen() =>
        Assert.True(SearchState.Empty.Validate(new SearchEvent.Fitted(new(3, default, 0))).IsSome);

    [Fact]
    public void Search_OfAWholePool_GoesOnWithFreshSamples()
    {
        var trials = SimulatedSearch
            .Sequential(ToySpace.Recipe(new ProxyMixing(new RoBoT(5), 10, 0)) with { Seeds = default })
            .OfType<SearchEvent.Proposed>()
            .ToList();
        Assert.Equal(60, trials.Count(e => e.Proposal.Candidate.IsSome));
    }

    private static double Best(Recipe recipe) =>
        SimulatedSearch
            .Sequential(recipe)
            .OfType<SearchEvent.Finished>()
            .Select(e => e.Verdict)
            .OfType<Verdict.Scored>()
            .Max(verdict => verdict.Score);
}
