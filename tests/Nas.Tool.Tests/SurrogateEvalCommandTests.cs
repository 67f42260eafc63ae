using System.Globalization;
using System.Text.Json;
using Nas.Tool.Output;

namespace Nas.Tool.Tests;

public sealed class SurrogateEvalCommandTests : IDisposable
{
    private readonly string _table = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.csv");

    public SurrogateEvalCommandTests() =>
        File.WriteAllText(
            _table,
            "name,depth,width,score\n"
                + string.Concat(
                    Enumerable
                        .Range(0, 40)
                        .Select(i =>
                            string.Create(CultureInfo.InvariantCulture, $"net {i},{i % 7},{i * 13 % 40},{i % 7 + i * 13 % 40 / 40.0}\n")
                        )
                )
        );

    public void Dispose() => File.Delete(_table);

    [Fact]
    public async Task Eval_OfATable_PrintsALineForEachPredictor()
    {
        var run = await Run.Execute(
            "surrogate",
            "eval",
            "--table",
            _table,
            "--target",
            "score",
            "--train",
            "20",
            "--seeds",
            "2",
            "--predictors",
            "forest,nearest"
        );
        Assert.Equal(ExitCode.Ok, run.Code);
        Assert.Equal(["predictor", "forest", "nearest"], run.Out.TrimEnd('\n').Split('\n').Select(line => line.Split(' ')[0]));
        Assert.Equal("40 rows, 2 features; 2 splits of 20 rows to learn from; no numbers in name\n", run.Error);
    }

    [Fact]
    public async Task Eval_AsJson_HasTheDocumentedFieldsOnEachLine()
    {
        var run = await Run.Execute(
            "surrogate",
            "eval",
            "--table",
            _table,
            "--target",
            "score",
            "--train",
            "20",
            "--seeds",
            "2",
            "--predictors",
            "forest",
            "--json"
        );
        using var json = JsonDocument.Parse(run.Out);
        Assert.Equal(
            [
                "predictor",
                "splits",
                "tau",
                "tauDeviation",
                "spearman",
                "spearmanDeviation",
                "regretAt10",
                "precisionAt10",
                "fitMilliseconds",
                "predictMilliseconds",
            ],
            json.RootElement.EnumerateObject().Select(field => field.Name)
        );
        Assert.InRange(json.RootElement.GetProperty("tau").GetDouble(), 0.5, 1);
    }

    [Fact]
    public async Task Eval_OfAFeatureThatTellsNothing_HasNoCorrelation()
    {
        var text = string.Concat(Enumerable.Range(0, 30).Select(i => $"1,{i % 5}\n"));
        await File.WriteAllTextAsync(_table, "same,score\n" + text);
        var run = await Run.Execute(
            "surrogate",
            "eval",
            "--table",
            _table,
            "--target",
            "score",
            "--train",
            "20",
            "--predictors",
            "forest",
            "--json"
        );
        using var json = JsonDocument.Parse(run.Out);
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("tau").ValueKind);
    }

    [Theory]
    [InlineData(ExitCode.Usage, "no predictor is named frost", "score", "frost", "20")]
    [InlineData(ExitCode.Data, "no column is named 'accuracy'. Columns: name, depth, width, score", "accuracy", "forest", "20")]
    [InlineData(ExitCode.Data, "40 usable rows, 39 are needed for training", "score", "forest", "39")]
    public async Task Eval_OfWhatIsNotThere_SaysSo(object code, string message, string target, string predictor, string train)
    {
        var run = await Run.Execute(
            "surrogate",
            "eval",
            "--table",
            _table,
            "--target",
            target,
            "--train",
            train,
            "--predictors",
            predictor
        );
        Assert.Equal(code, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Out);
    }
}
