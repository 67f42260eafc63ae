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

    [Fact]
    public async Task Continual_OfATable_HasATauForEachWindow()
    {
        var run = await Run.Execute(Continual("--predictors", "ridge,boosting:rounds=50:rate=0.1"));
        Assert.Equal("", run.Error);
        Assert.Equal(
            ["predictor", "ridge", "boosting:rounds=50:rate=0.1"],
            run.Out.TrimEnd('\n').Split('\n').Select(line => line.Split(' ')[0])
        );
        using var json = JsonDocument.Parse((await Run.Execute(Continual("--predictors", "ridge", "--no-refit", "--json"))).Out);
        Assert.Equal(
            ["predictor", "task", "others", "refit", "window", "taus", "mean"],
            json.RootElement.EnumerateObject().Select(field => field.Name)
        );
        Assert.Equal(3, json.RootElement.GetProperty("taus").GetArrayLength());
        Assert.False(json.RootElement.GetProperty("refit").GetBoolean());
    }

    [Fact]
    public async Task Continual_WithTooFewRows_SaysSo()
    {
        var run = await Run.Execute("surrogate", "eval", "--table", _table, "--target", "score", "--continual", "21");
        Assert.Equal(ExitCode.Data, run.Code);
        Assert.Contains("nothing has 42 scored architectures", run.Error, StringComparison.Ordinal);
    }

    private string[] Continual(params string[] options) =>
        ["surrogate", "eval", "--table", _table, "--target", "score", "--continual", "10", "--seeds", "2", .. options];

    [Theory]
    [InlineData(ExitCode.Usage, "boosting has no setting 'rat'; did you mean 'rate'?", "score", "boosting:rat=1", "20")]
    [InlineData(ExitCode.Usage, "boosting: rate is a number from 1E-06 to 1, not '2'", "score", "boosting:rate=2", "20")]
    [InlineData(ExitCode.Usage, "ridge has no setting 'rate'", "score", "ridge:rate=1", "20")]
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
