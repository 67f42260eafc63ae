using Nas.Domain.Architectures.Cells;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Strategies.MultiObjective;
using Nas.Domain.Search.Strategies.Partition;
using Nas.Domain.Search.Strategies.Random;
using Nas.Domain.Search.Tabular;
using Nas.Domain.Search.Trials;
using Nas.Effects.Benchmarks;
using Nas.Effects.Learning;
using static LanguageExt.Prelude;

namespace Nas.Effects.Tests.Benchmarks;

public class FrontBenchmarkTests
{
    private static readonly TabularTask Cifar = TabularTasks.Find("nasbench201-c10").IfNone(() => throw new InvalidOperationException());

    private static readonly Lazy<double> OfSamples = new(() => MeanGap(new RandomSearch()));

    // Computed independently from the published tables.
    [Theory]
    [InlineData("raspi4", 44, 0.963469)]
    [InlineData("edgegpu", 25, 0.909176)]
    [InlineData("fpga", 15, 0.984173)]
    [InlineData("eyeriss-energy", 13, 0.988956)]
    public void Gap_OfADevice_KnowsTheBestFront(string device, int cells, double volume)
    {
        var gap = FrontGap.Of(Cifar, device);
        Assert.Equal(cells, gap.Cells);
        Assert.Equal(volume, gap.Volume, 6);
    }

    [Theory]
    [InlineData("raspi4", 38, 0.965285)]
    [InlineData("edgegpu", 25, 0.911055)]
    [InlineData("fpga", 13, 0.985732)]
    public void Gap_OfTestAccuracies_KnowsTheirFront(string device, int cells, double volume)
    {
        var gap = FrontGap.Of(Cifar with { Validation = Cifar.Test }, device);
        Assert.Equal(cells, gap.Cells);
        Assert.Equal(volume, gap.Volume, 6);
    }

    [Fact]
    public void Latency_OfACell_IsThePublishedOne()
    {
        var cell = Cell.FromCode("433000").IfNone(default(Cell));
        Assert.Equal(10.482, Cifar.LatencyOf(cell, "raspi4"));
        Assert.Equal(0.687283, Cifar.LatencyOf(cell, "eyeriss-energy"));
        Assert.True(Cifar.LatencyOf(cell, "abacus").IsNone);
    }

    [Theory]
    [InlineData(10.5, true)]
    [InlineData(10.4, false)]
    public void Cell_AboveTheLimit_IsRejected(double max, bool scored)
    {
        var recipe = new SearchBenchmark(Cifar, 1, 1, 1).RecipeOf(new RandomSearch(), 1, 1) with
        {
            Latency = new LatencyRule("raspi4", max),
        };
        var text = CellNetwork.Text(Cell.FromCode("433000").IfNone(default(Cell)));
        var proposal = new Proposal(0, new Candidate(text, new(1, 1, 1, 1)), new Origin.Sampled(), Draws.None);
        var verdict = recipe.ToScore(proposal).Map(Cifar.Judge).IfNone(new Verdict.Cancelled());
        Assert.Equal(scored, verdict is Verdict.Scored);
        Assert.Equal(scored ? 10.482 : None, new Trial(proposal, verdict, Usage.None).Latency);
    }

    [Theory]
    [InlineData("nsga2")]
    [InlineData("front-mutation")]
    [InlineData("front-surrogate")]
    [InlineData("partition")]
    public void Strategy_ForTwoObjectives_MissesLessThanSamples(string name)
    {
        Strategy strategy = name switch
        {
            "nsga2" => new Nsga2(20, 0.9, 0.65),
            "front-mutation" => new FrontMutation(10),
            "partition" => new PartitionSearch(100, 5, 5, RegionSampler.Local, 3),
            _ => new FrontSurrogate(10, 50, 10),
        };
        Assert.True(MeanGap(strategy) < OfSamples.Value);
    }

    private static double MeanGap(Strategy strategy) =>
        new FrontBenchmark(Cifar, "raspi4", 100, 6, 1).Run(strategy, [100], new ParallelMap(4)).Average(gaps => gaps[0]);
}
