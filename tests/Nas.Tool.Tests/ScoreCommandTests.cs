using System.Text.Json;
using Nas.Domain.ZeroCost;
using Nas.Tool.Output;

namespace Nas.Tool.Tests;

public class ScoreCommandTests
{
    private const string Architecture = "sequence(route(im2col(3,2,1), compute(linear(8)), col2im), compute(relu))";

    [Fact]
    public async Task Score_OfAnArchitecture_HasALineForEachProxyAndTheSum()
    {
        var run = await Run.Execute("score", Architecture, "--task", "fashion-mnist", "--batch", "16");
        var lines = run.Out.TrimEnd('\n').Split('\n');
        Assert.Equal(ExitCode.Ok, run.Code);
        Assert.Equal(
            ["proxy", .. Proxy.All.Select(proxy => proxy.Name)],
            lines.TakeWhile(line => line.Length > 0).Select(line => line.Split(' ')[0])
        );
        Assert.StartsWith("all ", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_AsJson_HasTheDocumentedFields()
    {
        var run = await Run.Execute("score", Architecture, "--proxies", "synflow,nwot", "--input", "1x12x12", "--json");
        using var json = JsonDocument.Parse(run.Out);
        var scores = json.RootElement.GetProperty("scores").EnumerateArray().ToArray();
        Assert.Equal(["id", "input", "scores", "shared", "milliseconds"], json.RootElement.EnumerateObject().Select(field => field.Name));
        Assert.Equal(["proxy", "value", "reason", "note", "milliseconds"], scores[0].EnumerateObject().Select(field => field.Name));
        Assert.Equal(
            ["pass", "part", "milliseconds"],
            json.RootElement.GetProperty("shared")[0].EnumerateObject().Select(field => field.Name)
        );
        Assert.Equal(["nwot", "synflow"], scores.Select(score => score.GetProperty("proxy").GetString()));
        Assert.Equal("it needs images, and there are none", scores[0].GetProperty("reason").GetString());
        Assert.Equal(JsonValueKind.Number, scores[1].GetProperty("value").ValueKind);
    }

    [Theory]
    [InlineData("no proxy is named nwott; did you mean 'nwot'?", "--proxies", "nwott")]
    [InlineData("the images of fashion-mnist are 1x28x28, not 3x28x28", "--task", "fashion-mnist", "--input", "3x28x28")]
    [InlineData("--data has no name", "--data", "somewhere")]
    public async Task Score_OfWhatCannotBe_SaysWhy(string message, params string[] options)
    {
        var run = await Run.Execute(["score", Architecture, .. options]);
        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
    }
}
