using System.Collections.Immutable;
using Nas.Domain.Learning.Formulas;
using Nas.Domain.Numerics.Tables;
using Nas.Domain.Search.Strategies.Mixing;
using Nas.Tests.Mixing;

namespace Nas.Domain.Tests.Search.Strategies.Mixing;

public class MixingSearchTests
{
    private static readonly ProxyPool Pool = MadePool.Create(ProxyScale.Rank);

    public static TheoryData<ProxyMixer> Mixers { get; } =
        new(new UniformMean(), new RandomChoice(), new ByFormula(new Formula.Metric("a")), new RoBoT(15));

    [Theory]
    [MemberData(nameof(Mixers))]
    public void Search_WithAnyMixer_SpendsItsBudgetAndRepeatsExactly(ProxyMixer mixer)
    {
        var search = new MixingSearch(mixer, 15) { Start = 3 };
        var seen = search.Run(Pool, MadePool.Accuracy, MadePool.Stream);
        Assert.Equal(15, seen.Select(observation => observation.Row).Distinct().Count());
        Assert.All(seen, observation => Assert.Equal(MadePool.Accuracy(observation.Row), observation.Accuracy));
        Assert.Equal(
            seen.Select(observation => observation.Row),
            search.Run(Pool, MadePool.Accuracy, MadePool.Stream).Select(observation => observation.Row)
        );
    }

    [Theory]
    [InlineData(ProxyScale.Rank)]
    [InlineData(ProxyScale.MinMax)]
    public void RoBoT_WithAnOpposingProxy_FindsNearlyTheBest(ProxyScale scale)
    {
        var seen = new MixingSearch(new RoBoT(25), 25).Run(MadePool.Create(scale), MadePool.Accuracy, MadePool.Stream);
        Assert.InRange(seen.Max(observation => observation.Accuracy), MadePool.Best - 2, MadePool.Best);
        Assert.All(seen, observation => Assert.All(observation.Weights, weight => Assert.InRange(weight, -1, 1)));
    }

    [Fact]
    public void RoBoT_AfterItsRounds_ContinuesWithTheLatestBestWeights()
    {
        ImmutableArray<Observation> seen = [new(0, 80, [1, 0, 0]), new(1, 90, [0, 1, 0]), new(2, 90, [0, 0, 1]), new(3, 70, [0, 1, 1])];
        var mixture = new RoBoT(4).Fit(Pool, seen, MadePool.Stream);
        Assert.Equal<double>([0, 0, 1], mixture.Weights(7));
        Assert.False(mixture.MayRepeat);
        Assert.Equal<double>(Pool.Mixed.Column(2).ToArray(), mixture.Scores);
        Assert.True(new RoBoT(5).Fit(Pool, seen, MadePool.Stream).MayRepeat);
    }

    [Fact]
    public void Best_OfScoresWithGaps_IsTheFirstLargestThatIsNotKnown()
    {
        var mixture = new Mixture([1, double.NaN, 5, 3, 3], _ => []);
        Assert.Equal(3, mixture.Best(new HashSet<int> { 2 }));
        Assert.Equal(2, (mixture with { MayRepeat = true }).Best(new HashSet<int> { 2 }));
        Assert.Equal(1, mixture.Best(new HashSet<int> { 0, 2, 3, 4 }));
    }

    [Fact]
    public void Pool_WithAnOutlierAndAGap_IsSpreadByRankOnly()
    {
        var raw = FeatureTable.Build(["a"], 5, (_, target) => new[] { 1, 2, double.NaN, 1e9, 3 }.CopyTo(target));
        Assert.Equal([0, 3 / 7.0, 0, 1, 5 / 7.0], ProxyPool.Create(raw, ["a"], ProxyScale.Rank).Mixed.Column(0).ToArray());
        Assert.InRange(ProxyPool.Create(raw, ["a"], ProxyScale.MinMax).Mixed.Column(0)[4], 0, 1e-8);
    }
}
