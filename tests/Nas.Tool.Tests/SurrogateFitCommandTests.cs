using System.Globalization;
using Nas.Tool.Output;

namespace Nas.Tool.Tests;

public sealed class SurrogateFitCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("surrogate").FullName;

    public SurrogateFitCommandTests() =>
        File.WriteAllText(
            Table,
            "id,depth,width,score\n"
                + string.Concat(
                    Enumerable
                        .Range(0, 40)
                        .Select(i =>
                            string.Create(
                                CultureInfo.InvariantCulture,
                                $"\"net,{i}\",{i % 7},{(i == 3 ? "" : $"{i * 13 % 40}")},{i % 7 + i * 13 % 40 / 40.0}\n"
                            )
                        )
                )
        );

    private string Table => Path.Combine(_folder, "t.csv");

    private string Model => Path.Combine(_folder, "model.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("forest")]
    [InlineData("boosting")]
    [InlineData("ridge")]
    [InlineData("nearest")]
    public async Task Predict_WithAFittedFile_OrdersTheRowsItLearntFrom(string predictor)
    {
        var fit = await Run.Execute("surrogate", "fit", "--table", Table, "--target", "score", "--predictor", predictor, "--out", Model);
        Assert.Equal((ExitCode.Ok, ""), (fit.Code, fit.Out));
        Assert.Equal($"{Model}: {predictor} on 40 rows, 2 features\n", fit.Error);
        var (first, second) = (
            await Run.Execute("surrogate", "predict", Model, "--table", Table),
            await Run.Execute("surrogate", "predict", Model, "--table", Table)
        );
        Assert.Equal(first.Out, second.Out);
        var lines = first.Out.TrimEnd('\n').Split('\n');
        Assert.Equal("id,prediction", lines[0]);
        Assert.StartsWith("\"net,0\",", lines[1], StringComparison.Ordinal);
        double At(int row) => double.Parse(lines[1 + row].Split(',')[^1], CultureInfo.InvariantCulture);
        Assert.True(At(6) > At(0) + 2, $"{At(6)} after {At(0)}");
    }

    [Fact]
    public async Task Fit_Again_WritesTheSameBytes()
    {
        await Run.Execute("surrogate", "fit", "--table", Table, "--target", "score", "--out", Model);
        var bytes = await File.ReadAllBytesAsync(Model);
        await Run.Execute("surrogate", "fit", "--table", Table, "--target", "score", "--out", Model);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Model));
    }

    [Theory]
    [InlineData("{}", "was not written by surrogate fit")]
    [InlineData("null", "the text is null, not a mapping")]
    [InlineData(
        "{\"format\":\"x\",\"predictor\":\"forest\",\"seed\":1,\"target\":\"t\",\"targets\":[1],\"columns\":[]}",
        "format is 'x', not one of nas-search surrogate 1"
    )]
    [InlineData(
        "{\"format\":\"nas-search surrogate 1\",\"predictor\":\"forest\",\"seed\":1,\"target\":\"t\",\"targets\":[1],\"columns\":[{\"name\":\"a\",\"values\":[]}]}",
        "columns do not have one value for each target"
    )]
    [InlineData(
        "{\"format\":\"nas-search surrogate 1\",\"predictor\":\"frost\",\"seed\":1,\"target\":\"t\",\"targets\":[1],\"columns\":[{\"name\":\"a\",\"values\":[1]}]}",
        "predictor is 'frost', not one of"
    )]
    public async Task Predict_WithAnythingElse_SaysSo(string content, string message)
    {
        await File.WriteAllTextAsync(Model, content);
        var run = await Run.Execute("surrogate", "predict", Model, "--table", Table);
        Assert.Equal((ExitCode.Data, ""), (run.Code, run.Out));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }
}
