using LanguageExt;
using Nas.Domain.Learning;
using Nas.Domain.Search.Fronts;
using Nas.Domain.Search.Hyperparameters;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Strategies.Ensembles;
using Nas.Domain.Search.Strategies.Evolution;
using Nas.Domain.Search.Strategies.Fidelities;
using Nas.Domain.Search.Strategies.Local;
using Nas.Domain.Search.Strategies.Mixing;
using Nas.Domain.Search.Strategies.MultiObjective;
using Nas.Domain.Search.Strategies.Objective;
using Nas.Domain.Search.Strategies.Partition;
using Nas.Domain.Search.Strategies.Random;
using Nas.Domain.Search.Strategies.Rejection;
using Nas.Domain.Search.Strategies.Selection;
using Nas.Domain.Search.Strategies.TreeSearch;
using Nas.Domain.Search.Surrogates;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs.Codecs;
using Nas.Tests;
using static LanguageExt.Prelude;

namespace Nas.Effects.Tests.Runs.Codecs;

public class RecipeTextTests
{
    private static readonly Recipe Full = ToySpace.Recipe(ToySpace.Evolution with { MutationRate = 0.1 + 0.2 }, seed: long.MinValue) with
    {
        Grammar = new NamedGrammar("odd", "# 'quoted' \"double\"\nword -> a: b | {c} # &x *y !z\n\n  indented\ttab\n"),
        Budget = new Budget(5, 6, 0.7),
        Limits = new Limits(long.MaxValue, 2, 3, 4),
        FinalTraining = TrainingRecipe.Default(64) with { Patience = 8, LearningRate = 1e-300 },
        TrialLimits = new TrialLimits(double.PositiveInfinity, 1, 0.5),
        Task = new TaskReference("mine", "/data/: x", "00ff", "3x28x28", 20),
    };

    private static readonly Strategy[] Strategies =
    [
        new RandomSearch(),
        new SurrogateSelection(ToySpace.Evolution, ToySpace.Surrogate(SurrogateEncoding.Graf), 20, 5, 0.1 + 0.2),
        new SurrogateRejection(ToySpace.Evolution, ToySpace.Surrogate(SurrogateEncoding.Zcp) with { ExplorationWeight = 0.5 }, 20, 0.5),
        new SurrogateObjective(ToySpace.Evolution, ToySpace.Surrogate(SurrogateEncoding.Both) with { FitOnAll = false }, 20),
        new SurrogateObjective(
            ToySpace.Evolution,
            ToySpace.Surrogate(SurrogateEncoding.Graf) with
            {
                Source = new SurrogateSource("00ff", 0.1 + 0.2),
            },
            20
        ),
        new LocalSearch(7),
        new SurrogateSelection(ToySpace.Evolution, ToySpace.ByFormula, 20, 5, 0.5),
        new SurrogateObjective(
            ToySpace.Evolution,
            Surrogate.FromEndpoint(new("http://localhost:8000/v1", "any: model"), refit: 3, fitOnAll: true) with
            {
                Start = 7,
                Rows = 100,
            },
            20
        ),
        new ProxyMixing(new RoBoT(30), 200, 0),
        new PoNas(100, 3) { Steps = 7 },
        new SuccessiveHalving(Ladder.Geometric(1, 9, 3), 12, 0),
        new Hyperband(Ladder.Geometric(1, 9, 3), 0),
        new Hyperband(Ladder.Geometric(2, 50, 5), 0.1 + 0.2),
        new Asha(new([12, 200], 50), 0.5),
        new Nsga2(20, 0.9, 0.1 + 0.2),
        new EnsembleEvolution(ToySpace.Evolution, 7),
        new FrontMutation(10),
        new FrontSurrogate(10, 100, 5),
        new PartitionSearch(100, 5, 5, RegionSampler.Uniform, 0),
        new RandomSelection(ToySpace.Evolution, 20, 5),
        ToySpace.Evolution with
        {
            Grows = true,
            Parents = ParentChoice.First,
            Mutated = Domain.Architectures.Variation.MutationSites.Terminals,
            CrossoverPoints = 2,
        },
        new SurrogateSelection(
            ToySpace.Evolution,
            ToySpace.Surrogate(SurrogateEncoding.Graf) with
            {
                Source = new SurrogateSource("00ff", 7) { IsPooled = true },
                Targets = TargetScale.MinMax,
                DropsZeros = true,
                Graph = GraphColumns.Published,
                Predictor = "boosting:rate=0.1",
            },
            20,
            5,
            0
        ),
        new SurrogateObjective(
            ToySpace.Evolution,
            Surrogate.FromText(refit: 5, fitOnAll: true) with
            {
                Checkpoint = new TextCheckpoint("/models/: x", "00ff"),
                Rows = 500,
                Source = new SurrogateSource("00ff", 7),
                Targets = TargetScale.Ranks,
                DropsZeros = true,
            },
            20
        ),
        new MonteCarloTreeSearch(Acquisition.ExpectedImprovement, 0.1 + 0.2, 0.5, NodeValue.Best),
        new SurrogateSelection(ToySpace.Evolution, Surrogate.FromText(refit: 3, fitOnAll: false), 20, 5, 0),
    ];

    [Fact]
    public void Parse_OfAPrintedRecipe_GivesTheSameRecipe() =>
        Assert.All(
            [
                Full,
                Full with
                {
                    Task = Full.Task with
                    {
                        Reading = new()
                        {
                            Resize = new Domain.Architectures.Tensors.ImageSize(4, 5),
                            Label = "a: b",
                            LabelFrom = Domain.Search.Trials.ClassSource.Name,
                            Labels = "/labels.csv",
                            Layout = Domain.Search.Trials.AxisOrder.ChannelsLast,
                            SkipDamaged = true,
                        },
                        Skipped = Seq("a/1.png", "b: 2.png"),
                    },
                    IsLiteral = true,
                    Goals = new Goals([Goal.Accuracy, Goal.Latency, Goal.Macs, Goal.Params]),
                    Latency = new LatencyRule("raspi4", 0.1 + 0.2),
                    Space = TrainingSpaceText
                        .Parse(["optimiser: choice sgd adamw", "momentum: float 0.5 .. 0.99 if optimiser = sgd", "cut_out: int 0 .. 8"])
                        .ToOption(),
                },
                .. Strategies.Select(strategy => ToySpace.Recipe(strategy)),
            ],
            recipe => Assert.Equal(recipe, Parsed(RecipeText.Print(recipe)))
        );

    [Fact]
    public void Print_OfARecipe_IsTheApprovedText() => Snapshot.Matches("Journals/recipe", RecipeText.Print(Full));

    [Theory]
    [InlineData("lookahead: 4", "lookahed: 4", "15:1: lookahed is unknown; did you mean 'lookahead'?")]
    [InlineData("lookahead: 4", "lookahead: 0", "15:12: lookahead is '0', not a whole number of at least 1")]
    [InlineData("lookahead: 4", "", "lookahead is missing")]
    [InlineData("lookahead: 4", "lookahead: four", "15:12: lookahead is 'four', not a whole number of at least 1")]
    [InlineData("lookahead: 4", "lookahead: &a 4", "anchors, aliases and tags are not allowed")]
    [InlineData("lookahead: 4", "lookahead: !!int 4", "anchors, aliases and tags are not allowed")]
    [InlineData("name: regularised-evolution", "name: magic", "strategy.name is 'magic', not one of random, local-search")]
    [InlineData("crossover_rate: 0.3", "crossover_rate: 1.5", "14:19: strategy.crossover_rate is '1.5', not a number from 0 to 1")]
    public void Parse_OfABrokenRecipe_NamesTheFault(string good, string bad, string expected)
    {
        var text = RecipeText.Print(Full);
        Assert.Contains(good, text, StringComparison.Ordinal);
        var fault = RecipeText
            .Parse(text.Replace(good, bad, StringComparison.Ordinal))
            .Match(_ => "", mistakes => string.Join('\n', mistakes));
        Assert.Contains(expected, fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "encoding: graf",
        "encoding: entrails",
        "strategy.surrogate.encoding is 'entrails', not one of graf, zcp, both, text, llm, formula"
    )]
    [InlineData("predictor: ridge", "predictor: oracle", "strategy.surrogate.predictor is 'oracle', not one of ensemble")]
    [InlineData("chosen: 5", "chosen: 0", "strategy.chosen is '0', not a whole number of at least 1")]
    [InlineData("refit: 4", "", "strategy.surrogate.refit is missing")]
    public void Parse_OfABrokenSurrogate_NamesTheFault(string good, string bad, string expected)
    {
        var text = RecipeText.Print(ToySpace.Recipe(Strategies[1]));
        Assert.Contains(good, text, StringComparison.Ordinal);
        var fault = RecipeText
            .Parse(text.Replace(good, bad, StringComparison.Ordinal))
            .Match(_ => "", mistakes => string.Join('\n', mistakes));
        Assert.Contains(expected, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_OfABrokenSpace_NamesTheFault()
    {
        var recipe = Full with { Space = TrainingSpaceText.Parse(["learning_rate: log 0.001 .. 0.1"]).ToOption() };
        var broken = RecipeText.Print(recipe).Replace("learning_rate: log", "learning_rat: log", StringComparison.Ordinal);
        Assert.Contains(
            "names no setting of a training; did you mean 'learning_rate'?",
            RecipeText.Parse(broken).Match(_ => "", mistakes => string.Join('\n', mistakes)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Parse_OfMinutesAndLengths_SaysThatTheyExclude()
    {
        var recipe = ToySpace.Recipe(new Asha(new([1, 3], 3), 0)) with { Pacing = new Pacing(3, 3, None) };
        var fault = RecipeText.Parse(RecipeText.Print(recipe)).Match(_ => "", mistakes => string.Join('\n', mistakes));
        Assert.Contains("pacing has no place beside asha", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_OfLengthsThatFall_NamesTheFault()
    {
        var text = RecipeText.Print(ToySpace.Recipe(new Asha(new([12, 7], 3), 0)));
        var fault = RecipeText.Parse(text).Match(_ => "", mistakes => string.Join('\n', mistakes));
        Assert.Contains("epochs are not one or more numbers, each larger", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("formula: 2 * share", "formula: 2 * (share", "strategy.surrogate.formula is no formula: 1:11")]
    [InlineData("formula: 2 * share", "", "strategy.surrogate.formula is missing")]
    public void Parse_OfABrokenFormula_NamesTheFault(string good, string bad, string expected)
    {
        var text = RecipeText.Print(ToySpace.Recipe(Strategies[6]));
        Assert.Contains(good, text, StringComparison.Ordinal);
        Assert.DoesNotContain("predictor", text, StringComparison.Ordinal);
        var fault = RecipeText
            .Parse(text.Replace(good, bad, StringComparison.Ordinal))
            .Match(_ => "", mistakes => string.Join('\n', mistakes));
        Assert.Contains(expected, fault, StringComparison.Ordinal);
    }

    private static Recipe Parsed(string text) =>
        RecipeText.Parse(text).IfFail(mistakes => throw new InvalidOperationException(string.Join('\n', mistakes)));
}
