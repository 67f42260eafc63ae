using LanguageExt;
using Nas.Domain.Architectures.Cells;
using Nas.Domain.Learning.Formulas;
using Nas.Domain.Numerics.Statistics;
using Nas.Domain.Numerics.Tables;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Strategies.Evolution;
using Nas.Domain.Search.Strategies.Fidelities;
using Nas.Domain.Search.Strategies.Local;
using Nas.Domain.Search.Strategies.Random;
using Nas.Domain.Search.Strategies.Selection;
using Nas.Domain.Search.Surrogates;
using Nas.Domain.Search.Tabular;
using Nas.Domain.Search.Trials;
using Nas.Effects.Benchmarks;
using Nas.Effects.Learning;
using static LanguageExt.Prelude;

namespace Nas.Effects.Tests.Benchmarks;

public class TabularTasksTests
{
    private static readonly TabularTask Cifar = Find("nasbench201-c10");

    [Theory]
    [InlineData("nasbench201-c10", "220420", 0.9039, 0.9366)]
    [InlineData("nasbench201-c100", "220420", 0.7016, 0.70293333)]
    [InlineData("nasbench201-in16", "433000", 0.25766667, 0.26633333)]
    public void Outcomes_OfACell_AreThePublishedOnes(string name, string code, double validation, double test)
    {
        var (task, recipe) = (
            Find(name),
            Benchmark(1, name).RecipeOf(new RandomSearch(), 1, 1) with
            {
                FinalTraining = TrainingRecipe.Default(1),
            }
        );
        var cell = Cell.FromCode(code).IfNone(default(Cell));
        var proposal = new Proposal(0, new Candidate(CellNetwork.Text(cell), new(1, 1, 1, 1)), new Origin.Sampled(), Draws.None);
        Assert.Equal(validation, Score(recipe.ToScore(proposal).Map(task.Judge)), 8);
        Assert.Equal(test, Score(recipe.ToFinish(proposal).Map(task.Judge)), 8);
    }

    [Fact]
    public void Outcome_OfAnotherArchitecture_IsARejection()
    {
        var recipe = Benchmark(1).RecipeOf(new RandomSearch(), 1, 1);
        var proposal = new Proposal(0, new Candidate("compute(norm)", new(1, 1, 1, 1)), new Origin.Sampled(), Draws.None);
        Assert.IsType<Verdict.Rejected>(recipe.ToScore(proposal).Map(Cifar.Judge).IfNone(new Verdict.Cancelled()));
    }

    [Theory]
    [InlineData(12, 0.63364)]
    [InlineData(200, 0.819)]
    [InlineData(50, double.NaN)]
    public void Outcome_OfALengthOfTraining_IsThatOfTheTable(int epochs, double validation)
    {
        var recipe = Benchmark(1).RecipeOf(new RandomSearch(), 1, 1);
        var text = CellNetwork.Text(Cell.FromCode("433000").IfNone(default(Cell)));
        var proposal = new Proposal(0, new Candidate(text, new(1, 1, 1, 1)), new Origin.Sampled(), Draws.None) { Epochs = epochs };
        Assert.Equal(validation, Score(recipe.ToScore(proposal).Map(Cifar.Judge)), 8);
    }

    [Fact]
    public void Benchmark_InEpochs_NeverSpendsMore()
    {
        var benchmark = Benchmark(1) with { Epochs = 3_000 };
        var state = TabularSearch.Run(
            benchmark.RecipeOf(new Asha(new(Cifar.Lengths, 20), 0), 4, 1),
            GrammarSpace
                .FromRecipe(benchmark.RecipeOf(new RandomSearch(), 1, 1))
                .IfLeft(reason => throw new InvalidOperationException(reason)),
            Cifar,
            _ => throw new InvalidOperationException("nothing is fitted")
        );
        Assert.InRange(state.Trials.Sum(trial => trial.Proposal.Epochs.IfNone(0)), 2_800, 3_000);
        Assert.Contains(state.Trials, trial => trial.Rung == 1);
    }

    [Theory]
    [InlineData("asha")]
    [InlineData("bohb")]
    public void Strategy_OfSeveralLengths_FindsMoreThanSamplesOfEqualCost(string name)
    {
        var benchmark = Benchmark(10) with { Epochs = 4_000 };
        var ladder = new Ladder(Cifar.Lengths, 50);
        Strategy strategy = name == "asha" ? new Asha(ladder, 0) : new Hyperband(ladder, 2.0 / 3);
        var found = benchmark.Run(name, strategy, 1, new ParallelMap(4));
        var sampled = benchmark.Run("random", new RandomSearch(), 1, new ParallelMap(4));
        Assert.True(found.Gain(sampled, curve => curve.Test[^1]).Low > 0);
    }

    [Theory]
    [InlineData("nasbench201-c10", "433000", 17958592, -133.801627)]
    [InlineData("nasbench201-c100", "433000", 17958592, -133.801627)]
    [InlineData("nasbench201-in16", "433000", 4497472, -123.087669)]
    public void Proxies_OfACell_AreThePublishedOnesInTheProductsUnits(string name, string code, double flops, double jacov)
    {
        var values = Read(Find(name), code);
        Assert.Equal(["flops", "jacov", "meco"], values.Map(value => value.Name).AsEnumerable());
        Assert.Equal([flops, jacov, double.NaN], values.Map(value => Math.Round(value.Value, 6)).AsEnumerable());
    }

    [Fact]
    public void Proxies_OfACellWithDeadOperations_AreThoseWithoutThem()
    {
        // The second convolution leads to a node that nothing leaves.
        Assert.Equal(Read(Cifar, "212111"), Read(Cifar, "222111"));
        Assert.True(double.IsNaN(Read(Cifar, "111111")[1].Value));
    }

    [Theory]
    [InlineData("meco")]
    [InlineData("jacov * flops")]
    public void Benchmark_OfAStrategyThatLooksAtProxies_ReadsTheTable(string formula)
    {
        var surrogate = Surrogate.FromFormula(FormulaText.Parse(formula).IfLeft(fault => throw new FormatException($"{fault}")), 0);
        var curve = Benchmark(1).Run("", new SurrogateSelection(new(8, 3, 1, 0), surrogate, 20, 5, 0.5), 1, IndexMap.Sequential).Curves[0];
        Assert.InRange(curve.Test[^1], 0.5, 1);
    }

    [Fact]
    public void Fingerprints_OfTheTables_DifferAndStay()
    {
        Assert.Equal(3, TabularTasks.Names.Select(name => Find(name).Task.Fingerprint).Distinct().Count());
        Assert.Equal(Cifar.Task.Fingerprint, Find("nasbench201-c10").Task.Fingerprint);
    }

    [Fact]
    public void Benchmark_OnAnyNumberOfThreads_GivesTheSameCurves()
    {
        var strategy = new RegularisedEvolution(8, 3, 1, 0.2);
        var (one, several) = (
            Benchmark(4).Run("", strategy, 3, IndexMap.Sequential),
            Benchmark(4).Run("", strategy, 3, new ParallelMap(4))
        );
        Assert.All(one.Curves.Zip(several.Curves), pair => Assert.Equal(pair.Item1.Test.AsEnumerable(), pair.Item2.Test));
        Assert.NotEqual(one.Curves[0].Test.AsEnumerable(), one.Curves[1].Test);
    }

    [Fact]
    public void Benchmark_OfASeed_MakesTheTrialsOfItsRecipe()
    {
        var recipe = Benchmark(1).RecipeOf(new LocalSearch(10), 2, 7);
        var space = GrammarSpace.FromRecipe(recipe).IfLeft(reason => throw new InvalidOperationException(reason));
        var expected = SearchCurve.Compute(
            TabularSearch.Run(recipe, space, Cifar, _ => throw new InvalidOperationException("nothing is fitted")),
            Cifar,
            40
        );
        Assert.Equal(
            expected.Test.AsEnumerable(),
            (Benchmark(1) with { FirstSeed = 7 }).Run("", new LocalSearch(10), 2, IndexMap.Sequential).Curves[0].Test
        );
    }

    [Fact]
    public void Curves_NeverFallOnValidation_AndTestIsThatOfTheSameCell() =>
        Assert.All(
            Benchmark(3).Run("", new LocalSearch(24), 1, IndexMap.Sequential).Curves,
            curve =>
            {
                Assert.Equal(curve.Validation.Order(), curve.Validation);
                Assert.All(
                    curve.Validation.Zip(curve.Test),
                    pair =>
                        Assert.Contains(
                            Cell.All,
                            cell => Cifar.Validation[cell.Index] == pair.Item1 && Cifar.Test[cell.Index] == pair.Item2
                        )
                );
            }
        );

    [Fact]
    public void MeanInterval_OfAFewNumbers_IsTheTextbooks()
    {
        var interval = MeanInterval.Compute([1, 2, 3, 4, 5, 6]);
        Assert.Equal(3.5, interval.Mean);
        Assert.Equal(2.570582 * Math.Sqrt(3.5 / 6), interval.HalfWidth, 3);
        Assert.Equal(12.706205 * Math.Sqrt(0.5 / 2), MeanInterval.Compute([1, 2]).HalfWidth, 6);
        Assert.True(double.IsNaN(MeanInterval.Compute([1]).HalfWidth));
    }

    private static Seq<Metric> Read(TabularTask task, string code) =>
        task.Assess(
            new(CellNetwork.Text(Cell.FromCode(code).IfNone(default(Cell))), Seq("flops", "jacov", "meco"), task.Task, new(1, 1, 1), new(1))
        ).Values;

    private static SearchBenchmark Benchmark(int seeds, string task = "nasbench201-c10") => new(Find(task), 40, seeds, 1);

    private static TabularTask Find(string name) => TabularTasks.Find(name).IfNone(() => throw new InvalidOperationException(name));

    private static double Score(Option<Verdict> verdict) =>
        verdict.Bind(v => v is Verdict.Scored scored ? Some(scored.Score) : None).IfNone(double.NaN);
}
