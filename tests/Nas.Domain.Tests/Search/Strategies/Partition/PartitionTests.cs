using System.Collections.Immutable;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Strategies.Partition;
using Nas.Domain.Search.Strategies.Random;
using Nas.Domain.Search.Trials;
using Nas.Tests;

namespace Nas.Domain.Tests.Search.Strategies.Partition;

public class PartitionTests
{
    private static readonly SearchSpace Cells = GrammarSpace.FromGrammar(
        BuiltInGrammars.Load("nasbench201").IfLeft(reason => throw new FormatException(reason)),
        TensorType.Image(3, 8, 8),
        10,
        32
    );

    [Fact]
    public void Regions_OfSeenCells_HoldEachOnceAndAllOfTheSpace()
    {
        var points = Points(60);
        ImmutableArray<Region> regions = [.. new Region([], points).Leaves(5)];
        Assert.All(regions, region => Assert.InRange(region.Points.Length, 1, 5));
        Assert.Equal(points.Select(point => point.Trial.Number), regions.SelectMany(Numbers).Order());
        Assert.Equal(1, regions.Sum(region => Math.Exp(region.LogVolume)), 1e-12);
        Assert.All(points, point => Assert.Single(regions, region => region.Holds(point.Choices)));
    }

    [Fact]
    public void Cut_OfARegion_IsWhereCostsDifferTheMost()
    {
        // Whether the third edge is cut off decides about everything.
        var points = Points(40).Select(point => point with { Costs = [point.Choices[3].Alternative == 1 ? 1 : 0] }).ToImmutableArray();
        var first = new Region([], points).Leaves(39).First();
        Assert.Equal((3, "1"), (first.Bounds[0].At, string.Join(' ', first.Bounds[0].Alternatives)));
    }

    [Fact]
    public void Sample_WithinARegion_LiesInIt()
    {
        foreach (var region in new Region([], Points(60)).Leaves(5))
        {
            var sampled = Cells.Complete(region, RandomStream.FromSeed(new Seed(1))).ToArray();
            Assert.True(region.Holds(Cells.Productions(Assert.Single(sampled))));
        }
    }

    [Fact]
    public void Score_OfARegion_IsThePublishedOne()
    {
        // Two regions: half of the space with the costs 0 and 0.5, half with the cost 1.
        var points = Points(3);
        Bound Half(int from) => new(0, points[0].Choices[0].Place, [from, from + 1], 4);
        var good = new Region([Half(0)], [points[0] with { Costs = [0] }, points[1] with { Costs = [0.5] }]);
        var bad = new Region([Half(2)], [points[2] with { Costs = [1] }]);
        Assert.Equal(Math.Log(3), RegionScores.Doubt(good, 3, 2) is var doubt ? Rarity(doubt, 0.125, 2) : 0, 1e-9);
        Assert.Equal(Math.Log(1.5), Rarity(RegionScores.Doubt(bad, 3, 2), 1e-2, 1), 1e-9);

        // The good region has the better best and the larger doubt; sizes are equal.
        Assert.Equal([1.5, 0], RegionScores.Of([good, bad], 1).Select(score => Math.Round(score, 12)));
    }

    /// <summary>The L of which √(2σ²L/n) + L/n is the doubt.</summary>
    private static double Rarity(double doubt, double variance, int trials)
    {
        var slope = Math.Sqrt(2 * variance / trials);
        var root = (-slope + Math.Sqrt((slope * slope) + (4 * doubt / trials))) / (2.0 / trials);
        return root * root;
    }

    [Fact]
    public void Exploration_OverTheTrials_FallsFromOneToAHundredth()
    {
        var search = new PartitionSearch(100, 5, 5, RegionSampler.Local, 3);
        Assert.Equal([1, 0.505, 0.01, 0.01], new[] { 0, 50, 100, 200 }.Select(trial => Math.Round(search.ExplorationAt(trial), 12)));
    }

    [Theory]
    [InlineData(RegionSampler.Local)]
    [InlineData(RegionSampler.Uniform)]
    internal void Search_InRegions_FindsBetterWordsThanSamples(RegionSampler sampler) =>
        Assert.True(
            MeanBest(new PartitionSearch(80, 5, 5, sampler, 3)) > MeanBest(new RandomSearch()),
            $"{MeanBest(new PartitionSearch(80, 5, 5, sampler, 3))}"
        );

    private static double MeanBest(Domain.Search.Strategies.Strategy strategy) =>
        Enumerable
            .Range(1, 10)
            .Average(seed =>
                SearchState
                    .Fold(SimulatedSearch.Sequential(ToySpace.Recipe(strategy, trials: 80) with { Seed = new Seed(seed) }))
                    .IfLeft(SearchState.Empty)
                    .Best.Bind(best => best.Score)
                    .IfNone(0)
            );

    private static IEnumerable<int> Numbers(Region region) => region.Points.Select(point => point.Trial.Number);

    /// <summary>Sampled cells whose costs follow from their numbers.</summary>
    private static ImmutableArray<SeenPoint> Points(int count)
    {
        var stream = RandomStream.FromSeed(new Seed(7));
        return
        [
            .. from number in Enumerable.Range(0, count)
            from candidate in Cells.Sample(stream.Child(number)).AsEnumerable()
            select new SeenPoint(
                new Trial(new Proposal(number, candidate, new Origin.Sampled(), Draws.None), default, Usage.None),
                [number * 37 % count / (double)count],
                Cells.Productions(candidate)
            ),
        ];
    }
}
