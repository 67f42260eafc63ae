using System.Text.Json;
using Nas.Tool.Output;

namespace Nas.Tool.Tests;

/// <summary>From a table with a number to predict to a judged model.</summary>
public sealed class NumbersRunTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public NumbersRunTests()
    {
        var rows = Enumerable
            .Range(0, 60)
            .Select(i => FormattableString.Invariant($"{i % 10},{i % 7},{1000 + (3 * (i % 10)) - (i % 7)}.5\n"));
        File.WriteAllText(_scratch.At("houses.csv"), "rooms,age,price\n" + string.Concat(rows));
    }

    public void Dispose() => _scratch.Dispose();

    private string Model => _scratch.At("run");

    [Fact]
    public async Task Init_OfATableOfAmounts_ProposesNumbers()
    {
        var found = await Succeeds("init", _scratch.At("houses.csv"), "--label", "price", "--out", _scratch.At("nas.yaml"));
        Assert.Contains("numbers     price  ", found.Out, StringComparison.Ordinal);
        Assert.Contains(
            "price: read as numbers to predict; if they are classes, say --target-kind classes",
            found.Error,
            StringComparison.Ordinal
        );
        Assert.Contains("\ntarget-kind: numbers\n", await File.ReadAllTextAsync(_scratch.At("nas.yaml")), StringComparison.Ordinal);

        string[] asClasses =
        [
            "init",
            _scratch.At("houses.csv"),
            "--label",
            "price",
            "--target-kind",
            "classes",
            "--out",
            _scratch.At("c.yaml"),
        ];
        Assert.DoesNotContain("numbers     price", (await Run.Execute(asClasses)).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Table_OfNumbers_FromSearchToEvaluation()
    {
        var searched = await Search("houses.csv", "price", "numbers");
        Assert.Contains("validation  R² ", searched.Out, StringComparison.Ordinal);
        Assert.Contains(" on 10 images, MSE ", searched.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("accuracy", searched.Out + searched.Error, StringComparison.Ordinal);
        var recipe = await File.ReadAllTextAsync(Path.Combine(Model, "recipe.yaml"));
        Assert.Contains("metric: r2", recipe, StringComparison.Ordinal);
        Assert.DoesNotContain("label_smoothing", recipe, StringComparison.Ordinal);

        var status = (await Succeeds("status", Model, "--json")).Out;
        Assert.Equal(JsonValueKind.Null, Field(status, "testAccuracy").ValueKind);
        var score = Field(status, "testScore").GetDouble();

        var predicted = await Succeeds("predict", Model, _scratch.At("houses.csv"), "--csv");
        Assert.Equal("file,index,price", predicted.Out.Split('\n')[0]);
        var first = await Succeeds("predict", Model, _scratch.At("houses.csv"), "--json");
        Assert.InRange(Field(first.Out.Split('\n')[0], "numbers").GetProperty("price").GetDouble(), 500, 1500);

        var judged = (await Succeeds("evaluate", Model, _scratch.At("houses.csv"), "--json")).Out;
        Assert.Equal(("test", 10), (Field(judged, "part").GetString(), Field(judged, "images").GetInt32()));
        Assert.Equal(score, Field(judged, "r2").GetDouble(), 1e-3);

        await Succeeds("evaluate", Model, _scratch.At("houses.csv"), "--out", _scratch.At("judged.html"));
        await Succeeds("report", Model);
        Assert.Contains("mean absolute error", await File.ReadAllTextAsync(Path.Combine(Model, "report.html")), StringComparison.Ordinal);
        await Succeeds("export", Model);
        Assert.Contains(
            "NUMBERS = [\"price\"]",
            await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(Model, "model.py", SearchOption.AllDirectories))),
            StringComparison.Ordinal
        );

        var joined = await Run.Execute("ensemble", Model, "--in-process");
        Assert.Equal(ExitCode.Usage, joined.Code);
        Assert.Contains("ensembles are of networks that tell classes", joined.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Table_OfLabels_FromSearchToEvaluation()
    {
        var rows = Enumerable.Range(0, 60).Select(i => FormattableString.Invariant($"{i % 10},{i % 7},{(i % 10 > 4 ? 1 : 0)},{i % 2}\n"));
        File.WriteAllText(_scratch.At("films.csv"), "length,age,funny,long\n" + string.Concat(rows));
        var searched = await Search("films.csv", "funny,long", "labels", "--metric", "auroc");
        Assert.Contains("validation  AUROC ", searched.Out, StringComparison.Ordinal);
        var status = (await Succeeds("status", Model, "--json")).Out;
        Assert.Equal(["funny", "long"], Field(status, "labels").EnumerateArray().Select(one => one.GetString()));

        var predicted = (await Succeeds("predict", Model, _scratch.At("films.csv"), "--json")).Out.Split('\n')[0];
        Assert.InRange(Field(predicted, "numbers").GetProperty("funny").GetDouble(), 0, 1);
        var judged = (await Succeeds("evaluate", Model, _scratch.At("films.csv"), "--json")).Out;
        Assert.Equal(Field(status, "testScore").GetDouble(), Field(judged, "auroc").GetDouble(), 1e-3);
        await Succeeds("report", Model);
        await Succeeds("export", Model);
    }

    [Theory]
    [InlineData("--metric", "f1", "not for the number price")]
    [InlineData("--metric", "accuracy", "not for the number price")]
    [InlineData("--class-weights", "balanced", "for classes")]
    [InlineData("--label-smoothing", "0.2", "for classes")]
    [InlineData("--strategy", "nes-re", "networks that tell classes")]
    public async Task Option_ForClasses_IsRefusedForNumbers(string option, string value, string reason)
    {
        var refused = await Run.Execute(
            "search",
            "--data",
            _scratch.At("houses.csv"),
            "--label",
            "price",
            "--target-kind",
            "numbers",
            option,
            value
        );
        Assert.Equal(ExitCode.Usage, refused.Code);
        Assert.Contains(reason, refused.Error, StringComparison.Ordinal);
    }

    private Task<Run> Search(string data, string label, string kind, params string[] more) =>
        Succeeds([
            "search",
            "--data",
            _scratch.At(data),
            "--label",
            label,
            "--target-kind",
            kind,
            "--trials",
            "2",
            "--trial-epochs",
            "1",
            "--final-epochs",
            "2",
            "--threads",
            "1",
            "--in-process",
            "--out",
            Model,
            .. more,
        ]);

    private static async Task<Run> Succeeds(params string[] args)
    {
        var run = await Run.Execute(args);
        Assert.True(run.Code == ExitCode.Ok, run.ToString());
        return run;
    }

    private static JsonElement Field(string json, string name) => JsonDocument.Parse(json).RootElement.GetProperty(name);
}
