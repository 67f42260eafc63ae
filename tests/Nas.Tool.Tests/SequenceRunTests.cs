using System.Text.Json;
using Nas.Tool.Output;

namespace Nas.Tool.Tests;

/// <summary>From a table of sequences to a judged model.</summary>
public sealed class SequenceRunTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public SequenceRunTests()
    {
        var rows = Enumerable
            .Range(0, 60)
            .Select(i => string.Join(',', Enumerable.Range(0, 16).Select(t => t == i % 13 ? (i % 2) + 1 : 0).Append(i % 2)) + "\n");
        var header = string.Join(',', Enumerable.Range(0, 16).Select(t => FormattableString.Invariant($"t{t}"))) + ",label\n";
        File.WriteAllText(_scratch.At("beats.csv"), header + string.Concat(rows));
    }

    public void Dispose() => _scratch.Dispose();

    private string Model => _scratch.At("run");

    [Fact]
    public async Task Table_OfSequences_FromInitToEvaluation()
    {
        var found = await Succeeds("init", _scratch.At("beats.csv"), "--out", _scratch.At("nas.yaml"));
        Assert.Contains("input       1x1x16 (channels x 1 x length)", found.Out, StringComparison.Ordinal);
        Assert.Contains("\ngrammar: einspace-1d\n", await File.ReadAllTextAsync(_scratch.At("nas.yaml")), StringComparison.Ordinal);

        await Succeeds(
            "search",
            "--config",
            _scratch.At("nas.yaml"),
            "--trials",
            "3",
            "--trial-epochs",
            "1",
            "--final-epochs",
            "2",
            "--threads",
            "1",
            "--in-process",
            "--out",
            Model
        );
        var recipe = await File.ReadAllTextAsync(Path.Combine(Model, "recipe.yaml"));
        Assert.Contains("name: cnn_1d", recipe, StringComparison.Ordinal);

        var predicted = await Succeeds("predict", Model, _scratch.At("beats.csv"), "--json");
        Assert.Equal(61, predicted.Out.Split('\n').Length);
        var judged = JsonDocument.Parse((await Succeeds("evaluate", Model, _scratch.At("beats.csv"), "--json")).Out).RootElement;
        Assert.Equal(10, judged.GetProperty("images").GetInt32());
        await Succeeds("report", Model);
        await Succeeds("export", Model);
    }

    [Fact]
    public async Task Search_OfSequencesWithSquares_NamesTheOtherGrammar()
    {
        var run = await Run.Execute(
            "search",
            "--data",
            _scratch.At("beats.csv"),
            "--trials",
            "1",
            "--trial-epochs",
            "1",
            "--final-epochs",
            "0",
            "--in-process",
            "--out",
            Model
        );
        Assert.Contains("try --grammar einspace-1d", run.Error, StringComparison.Ordinal);
    }

    private static async Task<Run> Succeeds(params string[] args)
    {
        var run = await Run.Execute(args);
        Assert.True(run.Code == ExitCode.Ok, run.ToString());
        return run;
    }
}
