using System.Globalization;
using System.Text.Json;
using Nas.Tool.Output;

namespace Nas.Tool.Tests;

public sealed class SurrogateImportanceTests : IDisposable
{
    private readonly string _table = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.csv");

    public SurrogateImportanceTests() =>
        File.WriteAllText(
            _table,
            "noise,depth,score\n"
                + string.Concat(
                    Enumerable
                        .Range(0, 60)
                        .Select(i => string.Create(CultureInfo.InvariantCulture, $"{i * 29 % 60},{i * 17 % 31},{i * 17 % 31 * 2}\n"))
                )
        );

    public void Dispose() => File.Delete(_table);

    [Fact]
    public async Task Importance_OfAColumnThatDecides_ComesFirst()
    {
        var run = await Run.Execute("surrogate", "importance", "--table", _table, "--target", "score", "--train", "40", "--json");
        Assert.Equal(ExitCode.Ok, run.Code);
        var lines = run.Out.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(["depth", "noise"], lines.Select(line => line.GetProperty("column").GetString()));
        Assert.InRange(lines[0].GetProperty("drop").GetDouble(), 0.5, 2);
        Assert.InRange(lines[1].GetProperty("drop").GetDouble(), -0.2, 0.2);
        Assert.StartsWith("tau 0.9", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Importance_OfATableWithTooFewRows_SaysSo()
    {
        var run = await Run.Execute("surrogate", "importance", "--table", _table, "--target", "score", "--train", "59");
        Assert.Equal(ExitCode.Data, run.Code);
        Assert.Contains("60 usable rows, 59 are needed for training", run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Out);
    }
}
