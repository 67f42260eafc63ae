using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Xml.Linq;
using Nas.Tool.Output;

namespace Nas.Tool.Tests;

public sealed class BenchTests : IDisposable
{
    private readonly Scratch _scratch = new();

    [Fact]
    public async Task BenchSearch_OfFewSeeds_ComparesTheBaselinesAndLeavesCurves()
    {
        var run = await Run.Execute("bench", "search", "--queries", "30", "--seeds", "4", "--out", _scratch.At("curves"), "--json");
        Assert.True(run.Code == ExitCode.Ok, run.ToString());
        var facts = run.Out.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["regularised-evolution", "random", "local-search"], facts.Select(fact => fact.GetProperty("strategy").GetString()));
        Assert.All(
            facts,
            fact =>
            {
                Assert.Equal(
                    [5, 10, 15, 30],
                    fact.GetProperty("at").EnumerateArray().Select(point => point.GetProperty("queries").GetInt32())
                );
                Assert.InRange(fact.GetProperty("area").GetDouble(), 0.5, 0.9437);
            }
        );

        var table = File.ReadAllLines(_scratch.At("curves/curves.csv"));
        Assert.Equal("strategy,query,validation,test,test_low,test_high,regret", table[0]);
        Assert.Equal(1 + 3 * 30, table.Length);
        Assert.Equal(
            6,
            XDocument
                .Load(_scratch.At("curves/curves.svg"))
                .Descendants()
                .Count(node => node.Name.LocalName == "path" && node.Attribute("class") is null)
        );
    }

    [Fact]
    public async Task BenchCurves_OfATable_ComparesForecasts()
    {
        var rows =
            from training in Enumerable.Range(1, 12)
            from epoch in Enumerable.Range(1, 4)
            select $"{training},{epoch},{1.0 / (training * epoch):R},{2.0 / training:R},{90 - training - epoch}";
        File.WriteAllLines(_scratch.At("curves.csv"), rows.Prepend("rate,epoch,train_loss,valid_loss,valid_error"));
        var run = await Run.Execute("bench", "curves", _scratch.At("curves.csv"), "--at", "50", "--json");
        Assert.True(run.Code == ExitCode.Ok, run.ToString());
        var last = JsonDocument.Parse(run.Out.Split('\n')[2]).RootElement;
        Assert.Equal("sotl-e", last.GetProperty("forecast").GetString());
        Assert.Equal(
            (2, 1.0),
            (last.GetProperty("at")[0].GetProperty("seen").GetInt32(), last.GetProperty("at")[0].GetProperty("tau").GetDouble())
        );
    }

    [Fact]
    public async Task BenchSearch_WithTheRecipeOfARun_RunsItsStrategyToo()
    {
        await Run.Execute(
            "search",
            "--task",
            "nasbench201-c10",
            "--trials",
            "5",
            "--strategy",
            "local-search",
            "--out",
            _scratch.At("mine")
        );
        string[] line = ["bench", "search", "--queries", "12", "--seeds", "2", "--recipes", _scratch.At("mine")];
        var (once, again) = (
            await Run.Execute([.. line, "--parallel", "1", "--json"]),
            await Run.Execute([.. line, "--parallel", "3", "--json"])
        );
        Assert.Contains("\"local-search mine\"", once.Out, StringComparison.Ordinal);
        Assert.Equal(WithoutSeconds(once.Out), WithoutSeconds(again.Out));
    }

    [Fact]
    public async Task BenchSearch_WithAStrategyAndOptions_MakesTheTrialsOfSearch()
    {
        string[] options = ["--surrogate", "jacov-flops", "--sampled", "12", "--lookahead", "2"];
        await Run.Execute([
            "search",
            "--task",
            "nasbench201-c10",
            "--trials",
            "15",
            "--strategy",
            "surrogate-rejection",
            .. options,
            "--out",
            _scratch.At("mine"),
        ]);
        var run = await Run.Execute(
            "bench",
            "search",
            "--queries",
            "15",
            "--seeds",
            "1",
            "--json",
            "--recipes",
            _scratch.At("mine"),
            "--strategy",
            $"surrogate-rejection {string.Join(' ', options)}"
        );
        Assert.True(run.Code == ExitCode.Ok, run.ToString());
        var (described, recorded) = (run.Out.TrimEnd('\n').Split('\n')[^2], run.Out.TrimEnd('\n').Split('\n')[^1]);
        Assert.Equal(WithoutSeconds(described).Single().Split("\"task\"")[1], WithoutSeconds(recorded).Single().Split("\"task\"")[1]);
    }

    [Fact]
    public async Task BenchSearch_WithAnArchive_LearnsFromItAsSearchDoes()
    {
        string[] table = ["--task", "nasbench201-in16"];
        await Run.Execute("search", "--task", "nasbench201-c10", "--trials", "40", "--out", _scratch.At("school"));
        await Run.Execute("archive", "export", _scratch.At("school"), "--out", _scratch.At("school.csv"));
        var taught = $"surrogate-selection --predictor ridge --lookahead 1 --surrogate-from {_scratch.At("school.csv")}";
        await Run.Execute(["search", .. table, "--trials", "12", "--strategy", .. taught.Split(' '), "--out", _scratch.At("pupil")]);
        var run = await Run.Execute([
            "bench",
            "search",
            .. table,
            "--queries",
            "12",
            "--seeds",
            "1",
            "--json",
            "--strategy",
            "surrogate-selection --predictor ridge --lookahead 1 --surrogate-start 0",
            "--strategy",
            taught,
            "--recipes",
            _scratch.At("pupil"),
        ]);
        Assert.True(run.Code == ExitCode.Ok, run.ToString());
        var rows = WithoutSeconds(run.Out.TrimEnd('\n')).Select(row => row.Split("\"task\"")[^1]).ToList();
        Assert.NotEqual(rows[3], rows[4]);
        Assert.Equal(rows[4], rows[5]);
        var best = JsonDocument.Parse((await Run.Execute("status", _scratch.At("pupil"), "--json")).Out).RootElement;
        Assert.Contains($"\"validation\":{best.GetProperty("validationAccuracy").GetRawText()}", rows[4], StringComparison.Ordinal);
    }

    [Fact]
    public async Task BenchSearch_WithAnArchiveOfOtherCells_IsRefused()
    {
        var archive = Case("../archives/fashion-mnist.csv");
        var run = await Run.Execute("bench", "search", "--strategy", $"surrogate-selection --surrogate-from {archive}");
        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains("has no task with 4 scored cells of this table", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("surrogate-selection --sampled none", "--sampled: 'none' is not an integer")]
    [InlineData("surrogate-selektion", "did you mean 'surrogate-selection'?")]
    public async Task BenchSearch_WithAStrategyThatSearchWouldRefuse_SaysWhy(string strategy, string expected)
    {
        var run = await Run.Execute("bench", "search", "--strategy", strategy);
        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BenchSearch_OfATaskWithoutTable_SaysWhichThereAre()
    {
        var run = await Run.Execute("bench", "search", "--task", "nasbench201-c1");
        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains("did you mean 'nasbench201-c10'?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BenchPredictors_OnTheTableOfTheProduct_RanksByGraphFeatures()
    {
        var run = await Run.Execute("bench", "predictors", "--train", "64", "--seeds", "2", "--predictors", "forest", "--json");
        Assert.True(run.Code == ExitCode.Ok, run.ToString());
        var facts = JsonDocument.Parse(run.Out.Split('\n')[0]).RootElement;
        Assert.Equal(("graf", 64), (facts.GetProperty("features").GetString(), facts.GetProperty("train").GetInt32()));
        Assert.InRange(facts.GetProperty("quality").GetProperty("tau").GetDouble(), 0.6, 0.8);
    }

    [Fact]
    public async Task BenchPredictors_OnPublishedSplits_ComparesFourFeatureSets()
    {
        var run = await Run.Execute(
            "bench",
            "predictors",
            "--proxies",
            Case("../../../src/Nas.Effects/Benchmarks/NasBench201/proxies_c10.csv.gz"),
            "--splits",
            Case("nb201_splits.csv.gz"),
            "--train",
            "32,128",
            "--seeds",
            "2",
            "--predictors",
            "ridge",
            "--json"
        );
        Assert.True(run.Code == ExitCode.Ok, run.ToString());
        var facts = run.Out.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(
            [
                .. new[] { 32, 128 }.SelectMany(train =>
                    new[] { "zcp", "graf", "zcp+graf", "zcp+graf+max.on" }.Select(kind => $"{kind} {train}")
                ),
            ],
            facts.Select(fact => $"{fact.GetProperty("features")} {fact.GetProperty("train")}")
        );
        Assert.All(facts, fact => Assert.InRange(fact.GetProperty("quality").GetProperty("tau").GetDouble(), 0.4, 0.8));
    }

    [Fact]
    public async Task BenchPredictors_WithTexts_ReadsThemToo()
    {
        await File.WriteAllLinesAsync(_scratch.At("few.csv"), FewCells());
        var run = await Run.Execute([
            "bench",
            "predictors",
            "--proxies",
            _scratch.At("few.csv"),
            "--text",
            "--train",
            "24",
            "--seeds",
            "1",
            "--predictors",
            "ridge,text",
            "--json",
        ]);
        Assert.True(run.Code == ExitCode.Ok, run.ToString());
        var facts = run.Out.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(
            [
                "text",
                "zcp",
                "zcp+text",
                "graf",
                "graf+text",
                "zcp+graf",
                "zcp+graf+text",
                "zcp+graf+max.on",
                "zcp+graf+max.on+text",
                "text",
            ],
            facts.Select(fact => fact.GetProperty("features").GetString())
        );
        Assert.Equal("text", facts[^1].GetProperty("quality").GetProperty("predictor").GetString());
    }

    private static IEnumerable<string> FewCells()
    {
        using var file = File.OpenRead(Case("../../../src/Nas.Effects/Benchmarks/NasBench201/proxies_c10.csv.gz"));
        using var text = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        for (var i = 0; i < 60; i++)
        {
            yield return text.ReadLine()!;
        }
    }

    [Theory]
    [InlineData("--train", "0", "'0' is not a number of cells")]
    [InlineData("--train", "20000", "9445 usable rows, 20000 are needed")]
    [InlineData("--target", "val_c11", "no column is named 'val_c11'")]
    [InlineData("--predictors", "forrest", "did you mean 'forest'?")]
    public async Task BenchPredictors_WithABadOption_SaysWhatIsThere(string option, string value, string message)
    {
        var run = await Run.Execute("bench", "predictors", option, value);
        Assert.NotEqual(ExitCode.Ok, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _scratch.Dispose();

    private static string Case(string file, [CallerFilePath] string caller = "") =>
        Path.Combine(Path.GetDirectoryName(caller)!, "..", "Cases", "nb201", file);

    private static IEnumerable<string> WithoutSeconds(string lines) => lines.Split('\n').Select(line => line.Split(",\"seconds\"")[0]);
}
