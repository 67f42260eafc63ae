using System.Globalization;
using System.Text.Json;
using Nas.Tool.Output;

namespace Nas.Tool.Tests;

/// <summary>From a search to an ensemble that predicts, and searches that choose more than architectures.</summary>
public sealed class EnsembleTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public EnsembleTests()
    {
        foreach (var (name, level) in new[] { ("dark", 20), ("bright", 90) })
        {
            Directory.CreateDirectory(_scratch.At($"photos/{name}"));
            for (var i = 0; i < 30; i++)
            {
                var pixels = Enumerable
                    .Range(0, 16)
                    .Select(at => (level + ((at * 7) + (i * 31)) % 120).ToString(CultureInfo.InvariantCulture));
                File.WriteAllText(_scratch.At($"photos/{name}/{i:00}.pgm"), $"P2 4 4 255 {string.Join(' ', pixels)}\n");
            }
        }
    }

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Ensemble_OfATable_IsRefusedBeforeTheSearch()
    {
        var table = _scratch.At("table");
        var refused = await Run.Execute("search", "--task", "nasbench201-c10", "--trials", "2", "--ensemble", "2", "--out", table);

        Assert.Equal(ExitCode.Usage, refused.Code);
        Assert.Contains("without images to train on", refused.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(table));
    }

    [Fact]
    public async Task Ensemble_OfASearch_PredictsJudgesAndIsExported()
    {
        await Search("--strategy", "nes-re", "--population", "3", "--members", "2", "--ensemble", "3");
        var first = await Succeeds("ensemble", Model, "--members", "3", "--in-process", "--json");
        Assert.Equal((4, 4), (Field(first, "pool").GetInt32(), Field(first, "testLooks").GetInt32()));
        Assert.Equal(1, Field(first, "members").EnumerateArray().Sum(member => member.GetProperty("weight").GetDouble()), 0.001);
        var (loss, mean) = (Field(first, "test").GetProperty("loss").GetDouble(), Field(first, "test").GetProperty("meanLoss").GetDouble());
        Assert.True(loss <= mean + 1e-5, $"{loss} {mean}");

        var ensemble = Path.Combine(Model, "ensemble");
        var predicted = await Succeeds("predict", ensemble, _scratch.At("photos/dark/00.pgm"), "--json");
        Assert.InRange(Field(predicted, "probability").GetDouble(), 0.5, 1);
        var judged = await Succeeds("evaluate", ensemble, _scratch.At("photos"), "--json");
        Assert.Equal(Field(first, "test").GetProperty("accuracy").GetDouble(), Field(judged, "accuracy").GetDouble(), 1e-4);
        await Succeeds("export", ensemble);
        Assert.True(File.Exists(Path.Combine(ensemble, "model.onnx")) && !File.Exists(Path.Combine(ensemble, "model.py")));
        var refused = await Run.Execute("export", ensemble, "--pytorch");
        Assert.Equal(ExitCode.Usage, refused.Code);
        Assert.Contains("an ensemble does not fit into the format pytorch", refused.Error, StringComparison.Ordinal);

        var deep = await Succeeds(
            "ensemble",
            Model,
            "--deep",
            "--members",
            "2",
            "--epochs",
            "2",
            "--select",
            "top",
            "--in-process",
            "--json"
        );
        Assert.Equal([1, 2], Field(deep, "members").EnumerateArray().Select(member => member.GetProperty("copy").GetInt32()));
        await Succeeds("verify", Model);
        await Succeeds("replay", Model);
    }

    [Fact]
    public async Task Search_OfHyperparameters_RecordsAndRepeatsThem()
    {
        await File.WriteAllTextAsync(_scratch.At("nas.yaml"), "space: |\n  learning_rate: log 0.0001 .. 0.1\n  batch_size: choice 8 16\n");
        await Search(
            "--config",
            _scratch.At("nas.yaml"),
            "--space-sampler",
            "cma-es",
            "--stop-curves",
            "sotl",
            "--trial-epochs",
            "2",
            "--trials",
            "6"
        );
        var table = await File.ReadAllLinesAsync(Path.Combine(Model, "trials.csv"));
        Assert.EndsWith(",hyperparameters", table[0], StringComparison.Ordinal);
        Assert.Contains(table, row => row.Contains("learning_rate=", StringComparison.Ordinal));
        Assert.Contains(
            "learning_rate: log 0.0001 .. 0.1",
            await File.ReadAllTextAsync(Path.Combine(Model, "recipe.yaml")),
            StringComparison.Ordinal
        );
        var replayed = await ProgramRun.Execute(_scratch.Root, [], [.. ProgramRun.Tool, "replay", Model, "--scores", "--parallel", "1"]);
        Assert.True(replayed.Code == 0, replayed.ToString());
    }

    [Theory]
    [InlineData("'learning_rat: log 1e-4 .. 1' names no setting of a training", "--space", "learning_rat: log 1e-4 .. 1", "--trials", "1")]
    [InlineData("batch_size changes how long a step takes", "--space", "batch_size: choice 8 16", "--minutes", "1")]
    [InlineData("a table knows one training", "--space", "momentum: float 0 .. 0.9", "--task", "nasbench201-c10")]
    [InlineData("compares trainings of equal length", "--stop-curves", "sotl-e", "--minutes", "1")]
    public async Task Search_OfWhatCannotBe_SaysWhy(string reason, params string[] options)
    {
        var run = await Run.Execute(["search", .. options, "--out", Model]);
        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no run in nowhere", "ensemble", "nowhere")]
    [InlineData("there is no trained model in nowhere", "predict", "nowhere", "image.npy")]
    public async Task Ensemble_OfNothing_SaysWhy(string reason, params string[] line)
    {
        var run = await Run.Execute(line);
        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
    }

    private string Model => _scratch.At("run");

    private Task<string> Search(params string[] more) =>
        Succeeds([
            "search",
            "--data",
            _scratch.At("photos"),
            .. more.Contains("--trial-epochs") ? [] : new[] { "--trial-epochs", "1" },
            "--final-epochs",
            "0",
            "--seeds",
            "mlp_64,small_cnn",
            "--threads",
            "1",
            "--in-process",
            "--out",
            Model,
            .. more.Contains("--trials") ? [] : new[] { "--trials", "4" },
            .. more,
        ]);

    private static async Task<string> Succeeds(params string[] args)
    {
        var run = await Run.Execute(args);
        Assert.True(run.Code == ExitCode.Ok, run.ToString());
        return run.Out;
    }

    private static JsonElement Field(string json, string name) => JsonDocument.Parse(json).RootElement.GetProperty(name);
}
