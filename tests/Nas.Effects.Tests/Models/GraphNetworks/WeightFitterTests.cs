using System.Collections.Immutable;
using Nas.Domain.Architectures.Cells;
using Nas.Domain.Numerics.Tables;
using Nas.Domain.Search.Strategies.Mixing;
using Nas.Effects.Models.GraphNetworks;
using Nas.Effects.Tests.Engine;
using Nas.Tests.Mixing;
using TorchSharp;

namespace Nas.Effects.Tests.Models.GraphNetworks;

/// <summary>PO-NAS: weights of metrics that depend on the architecture.</summary>
[Collection(TensorCollection.Name)]
[Trait("Runs", "alone")]
public sealed class WeightFitterTests
{
    private static readonly ProxyPool Pool = MadePool.Create(ProxyScale.Rank);

    [Fact]
    public void Search_ByLearnedWeights_AsksForAsManyAsItMayAndTheSameAgain()
    {
        var seen = Search(labels: 15, steps: 5);
        Assert.Equal(15, seen.Select(observation => observation.Row).Distinct().Count());
        Assert.All(seen, observation => Assert.Equal(MadePool.Accuracy(observation.Row), observation.Accuracy));
        Assert.Equal(seen.Select(observation => observation.Row), Search(labels: 15, steps: 5).Select(observation => observation.Row));
    }

    [Fact]
    public void Search_WhereOneMetricCountsAgainst_FindsTheBestOrNearly() =>
        Assert.InRange(Search(labels: 20, steps: 100).Max(observation => observation.Accuracy), MadePool.Best - 2, MadePool.Best);

    [Fact]
    public void Fit_OnAnyRow_GivesUnitWeightsAndScoresWithinTheUnit()
    {
        using var fitter = new WeightFitter();
        var learned = fitter.Learn(Request(new(150, 3) { Steps = 20 }, Pool, new PoolDescription.Features(Pool.Raw)));
        Assert.All(learned.Weights, weights => Assert.Equal(1, weights.Sum(Math.Abs), 5));
        Assert.All(learned.Scores, score => Assert.InRange(score, 0, 1));
    }

    [Fact]
    public void Fit_OfGraphs_IsTheSameAgainAndScoresByHiddenPartsWhenAsked()
    {
        ImmutableArray<NodeGraph> graphs = [.. Cell.All.Where((_, i) => i % 104 == 0).Take(MadePool.Rows).Select(NodeGraph.FromCell)];
        using var first = new WeightFitter(epochs: 1);
        using var second = new WeightFitter(epochs: 1);
        var plain = Request(new(150, 3) { Steps = 2 }, Pool, new PoolDescription.Graphs(graphs));
        var masked = plain with { Settings = plain.Settings with { ScoresMasked = true } };
        Assert.Equal(first.Fit(plain).Scores, second.Fit(plain).Scores);
        Assert.Equal(first.Fit(plain).Scores, second.Fit(plain).Scores);
        Assert.NotEqual(first.Fit(plain).Scores, second.Fit(masked).Scores);
    }

    [Fact]
    public void Fit_AgainAndAgain_LeavesNoTensorsBehind()
    {
        using var fitter = new WeightFitter();
        var request = Request(new(150, 3) { Steps = 3 }, Pool, new PoolDescription.Features(Pool.Raw));
        fitter.Fit(request);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        for (var i = 0; i < 20; i++)
        {
            fitter.Fit(request);
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    private static ImmutableArray<Observation> Search(int labels, int steps)
    {
        using var fitter = new WeightFitter();
        var mixer = new LearnedMixer(new(150, 3) { Steps = steps }, new PoolDescription.Features(Pool.Raw), fitter, MadePool.Stream);
        return new MixingSearch(mixer, labels) { Start = 3 }.Run(Pool, MadePool.Accuracy, MadePool.Stream);
    }

    private static WeightFit Request(PoNas settings, ProxyPool pool, PoolDescription description) =>
        new(8)
        {
            Settings = settings,
            Metrics = pool.Mixed,
            Description = description,
            Seen = new MixingSearch(new UniformMean(), 8).Run(pool, MadePool.Accuracy, MadePool.Stream),
            EncoderStream = MadePool.Stream.Child("encoder"),
            Stream = MadePool.Stream,
        };
}
