using System.Text.Json;
using Nas.Tests;
using Nas.Tool.Output;

namespace Nas.Tool.Tests;

public sealed class SearchCommandTests : IDisposable
{
    private readonly Scratch _scratch = new();

    [Fact]
    public async Task Search_WithAFewTrials_TrainsTestsAndReplays()
    {
        string[] line =
        [
            "search",
            "--task",
            "fashion-mnist",
            "--trials",
            "2",
            "--trial-epochs",
            "1",
            "--final-epochs",
            "1",
            "--seed",
            "5",
            "--max-macs",
            "300000",
            "--in-process",
            "--out",
            _scratch.At("run"),
            "--json",
        ];
        var searched = await Run.Execute(line);
        Assert.True(searched.Code == ExitCode.Ok, searched.ToString());
        using var summary = JsonDocument.Parse(searched.Out);
        Assert.Equal(
            [
                "run",
                "task",
                "input",
                "classes",
                "grammar",
                "strategy",
                "seed",
                "state",
                "trials",
                "scored",
                "seconds",
                "bestTrial",
                "bestId",
                "validationAccuracy",
                "testAccuracy",
                "testLooks",
                "finalTraining",
                "finalEpochs",
                "parameters",
                "macs",
                "architecture",
                "bestSeed",
                "bestSeedAccuracy",
                "surrogateTau",
                "archiveTau",
                "validationImages",
                "validationInterval",
                "testImages",
                "testInterval",
                "metric",
                "validationScore",
                "testScore",
            ],
            summary.RootElement.EnumerateObject().Select(field => field.Name)
        );
        Assert.Equal(2, summary.RootElement.GetProperty("trials").GetInt32());
        Assert.InRange(summary.RootElement.GetProperty("testAccuracy").GetDouble(), 0.3, 1);

        var again = await Run.Execute(line);
        Assert.Equal(ExitCode.Ok, again.Code);
        Assert.Contains("is complete", again.Error, StringComparison.Ordinal);
        using var unchanged = JsonDocument.Parse(again.Out);
        Assert.Equal(2, unchanged.RootElement.GetProperty("trials").GetInt32());

        var replayed = await Run.Execute("replay", _scratch.At("run"));
        Assert.Equal((ExitCode.Ok, "identical: 4 decisions\n"), (replayed.Code, replayed.Out));

        var status = await Run.Execute("status", _scratch.At("run"));
        Assert.Contains("trials      2, 2 scored", status.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_OfATable_LooksTrialsUpAndReplaysToTheLastBit()
    {
        var searched = await Run.Execute(
            "search",
            "--task",
            "nasbench201-c10",
            "--trials",
            "40",
            "--strategy",
            "local-search",
            "--out",
            _scratch.At("table"),
            "--json"
        );
        Assert.True(searched.Code == ExitCode.Ok, searched.ToString());
        using var summary = JsonDocument.Parse(searched.Out);
        Assert.Equal(
            ("nasbench201", 40, 40),
            (
                summary.RootElement.GetProperty("grammar").GetString(),
                summary.RootElement.GetProperty("trials").GetInt32(),
                summary.RootElement.GetProperty("scored").GetInt32()
            )
        );
        Assert.InRange(summary.RootElement.GetProperty("testAccuracy").GetDouble(), 0.9, 0.9438);

        var replayed = await Run.Execute("replay", _scratch.At("table"), "--scores");
        Assert.True(replayed.Code == ExitCode.Ok, replayed.ToString());
        Assert.StartsWith("identical: 42 decisions, 41 trainings", replayed.Out, StringComparison.Ordinal);

        var retrained = await Run.Execute("retrain", _scratch.At("table"));
        Assert.Equal(ExitCode.Usage, retrained.Code);
        Assert.Contains("nasbench201-c10 is a table of outcomes, without images to train on", retrained.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_WithProxies_RanksByThemAndReplays()
    {
        var searched = await Run.Execute(
            "search",
            "--task",
            "fashion-mnist",
            "--trials",
            "7",
            "--trial-epochs",
            "1",
            "--final-epochs",
            "0",
            "--max-macs",
            "200000",
            "--seeds",
            "none",
            "--strategy",
            "surrogate-rejection",
            "--surrogate",
            "both",
            "--surrogate-start",
            "5",
            "--sampled",
            "4",
            "--lookahead",
            "1",
            "--in-process",
            "--out",
            _scratch.At("run")
        );
        Assert.True(searched.Code == ExitCode.Ok, searched.ToString());

        var replayed = await Run.Execute("replay", _scratch.At("run"));
        Assert.True(replayed.Code == ExitCode.Ok, replayed.ToString());
        Assert.Matches("^identical: (9|[1-9][0-9]) decisions\n$", replayed.Out);
    }

    [Theory]
    [InlineData("zcp")]
    [InlineData("mf-nas")]
    public async Task Search_OfATableWithProxies_ReadsThePublishedOnes(string surrogate)
    {
        var searched = await Run.Execute(
            "search",
            "--task",
            "nasbench201-in16",
            "--trials",
            "25",
            "--strategy",
            "surrogate-selection",
            "--surrogate",
            surrogate,
            "--out",
            _scratch.At("table")
        );
        Assert.True(searched.Code == ExitCode.Ok, searched.ToString());
        Assert.Equal(ExitCode.Ok, (await Run.Execute("replay", _scratch.At("table"))).Code);
    }

    [Theory]
    [InlineData("gaussian-process", "3")]
    [InlineData("forest", "1", "--predictor", "forest")]
    [InlineData("gaussian-process", "0.5", "--optimism", "0.5")]
    [InlineData("gaussian-process", "0", "--strategy", "surrogate-rejection")]
    [InlineData("gaussian-process", "3", "--strategy", "surrogate-objective")]
    public async Task Search_OfATable_UsesTheUncertaintyOfAGaussianProcess(
        string predictor,
        string explorationWeight,
        params string[] options
    )
    {
        string[] strategy = options.Contains("--strategy") ? [] : ["--strategy", "surrogate-selection"];
        var searched = await Run.Execute([
            "search",
            "--task",
            "nasbench201-c10",
            "--trials",
            "12",
            "--out",
            _scratch.At("run"),
            .. strategy,
            .. options,
        ]);
        Assert.True(searched.Code == ExitCode.Ok, searched.ToString());
        AssertRecipe(predictor, explorationWeight);
        Assert.Equal(ExitCode.Ok, (await Run.Execute("replay", _scratch.At("run"))).Code);
    }

    [Theory]
    [InlineData("forest", "1")]
    [InlineData("gaussian-process", "3", "--predictor", "gaussian-process")]
    public async Task Search_OfATaskThatIsTrained_LearnsWithAForest(string predictor, string explorationWeight, params string[] options)
    {
        // No network has a single parameter, so that nothing is trained.
        var searched = await Run.Execute([
            "search",
            "--strategy",
            "surrogate-selection",
            "--seeds",
            "none",
            "--max-params",
            "1",
            "--final-epochs",
            "0",
            "--in-process",
            "--out",
            _scratch.At("run"),
            .. options,
        ]);
        Assert.True(searched.Code == ExitCode.NoModel, searched.ToString());
        AssertRecipe(predictor, explorationWeight);
    }

    private void AssertRecipe(string predictor, string explorationWeight)
    {
        var recipe = File.ReadAllText(_scratch.At("run/recipe.yaml"));
        Assert.Contains($"predictor: {predictor}\n", recipe, StringComparison.Ordinal);
        Assert.Contains($"optimism: {explorationWeight}\n", recipe, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_ByAFormulaInAFile_KeepsItsTextInTheRecipe()
    {
        File.WriteAllText(_scratch.At("my.formula"), "# of my own\nsynflow + jacov / 100\n");
        var searched = await Run.Execute(
            "search",
            "--task",
            "nasbench201-c10",
            "--trials",
            "12",
            "--strategy",
            "surrogate-rejection",
            "--surrogate",
            "formula:" + _scratch.At("my.formula"),
            "--out",
            _scratch.At("run")
        );
        Assert.True(searched.Code == ExitCode.Ok, searched.ToString());
        File.Delete(_scratch.At("my.formula"));
        Assert.Contains("formula: synflow + jacov / 100", File.ReadAllText(_scratch.At("run/recipe.yaml")), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Ok, (await Run.Execute("replay", _scratch.At("run"))).Code);
    }

    [Theory]
    [InlineData("formula:2 * synflo", "needs 'synflo', which is not a proxy of the table; did you mean 'synflow'?")]
    [InlineData("formula:meco", "needs 'meco', which is not a proxy of the table")]
    [InlineData("formula:2 *", "is neither a file nor a formula")]
    [InlineData("mfnas", "there is no surrogate 'mfnas'; did you mean 'mf-nas'?")]
    public async Task Search_ByWhatIsNoFormulaOfProxies_SaysWhatIsWrong(string surrogate, string expected)
    {
        var run = await Run.Execute(
            "search",
            "--task",
            "nasbench201-c10",
            "--strategy",
            "surrogate-selection",
            "--surrogate",
            surrogate,
            "--out",
            _scratch.At("run")
        );
        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_scratch.At("run")));
    }

    [Theory]
    [InlineData("--surrogate nonsense", "regularised-evolution has no use for --surrogate")]
    [InlineData("--refit 3 --quantile 0.2", "regularised-evolution has no use for --refit, --quantile")]
    [InlineData("--strategy random --sampled 9", "random has no use for --sampled")]
    [InlineData("--strategy surrogate-selection --quantile 0.2", "--strategy surrogate-rejection")]
    [InlineData("--strategy surrogate-rejection --chosen 3", "--strategy random-selection or surrogate-selection")]
    [InlineData("--chosen 3 --quantile 0.2", "leave out what the strategy does not have")]
    [InlineData("--strategy random --pool 9", "--strategy robot or po-nas")]
    [InlineData("--strategy surrogate-selection --proxies snip", "--surrogate graf sees no proxies")]
    [InlineData(
        "--strategy surrogate-selection --surrogate zcp --proxies snap",
        "'snap' is not a proxy of the table; did you mean 'snip'?"
    )]
    [InlineData("--strategy surrogate-objective --surrogate nonsense", "there is no surrogate 'nonsense'")]
    public async Task Search_WithAnOptionOfAnotherStrategy_IsRefused(string options, string expected)
    {
        var run = await Run.Execute(["search", "--task", "nasbench201-c10", "--out", _scratch.At("run"), .. options.Split(' ')]);
        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_scratch.At("run")));
    }

    [Fact]
    public async Task Search_WithoutAnyFittingNetwork_EndsWithCode5()
    {
        var run = await Run.Execute(
            "search",
            "--seeds",
            "none",
            "--max-params",
            "1",
            "--final-epochs",
            "0",
            "--in-process",
            "--out",
            _scratch.At("run")
        );
        Assert.True(run.Code == ExitCode.NoModel, run.ToString());
        Assert.Contains("best        none yet", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unknown-task", ExitCode.Usage, "search|--task|fashion-minst")]
    [InlineData("unknown-strategy", ExitCode.Usage, "search|--strategy|evolution")]
    [InlineData("unknown-seed", ExitCode.Usage, "search|--seeds|small_cn")]
    [InlineData("seed-beyond-limits", ExitCode.Usage, "search|--seeds|small_cnn|--max-params|10000")]
    [InlineData("no-such-data", ExitCode.Data, "search|--task|mine|--data|/no/such/folder")]
    [InlineData("resume-with-recipe", ExitCode.Usage, "search|--resume|runs/any|--seed|3|--trials|9")]
    [InlineData("resume-nothing", ExitCode.Usage, "search|--resume|no-such-run")]
    [InlineData("replay-nothing", ExitCode.Usage, "replay|no-such-run")]
    [InlineData("status-nothing", ExitCode.Usage, "status|no-such-run")]
    public async Task Search_ThatCannotBegin_SaysWhy(string name, object code, string line)
    {
        var run = await Run.Execute(line.Split('|'));
        Assert.Equal((ExitCode)code, run.Code);
        Snapshot.Matches($"Mistakes/{name}", run.Error);
    }

    public void Dispose() => _scratch.Dispose();
}
