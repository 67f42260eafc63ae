using System.Text.Json;
using Nas.Tool.Output;

namespace Nas.Tool.Tests;

/// <summary>A search by the clock, which has the machine for itself.</summary>
[Collection(Name)]
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MinutesSearchTests : IDisposable
{
    private const string Name = "by the clock";

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Search_OfSeconds_ReplaysToTheLastBit()
    {
        Stripes.Write(_scratch.At("stripes"), 60);
        var searched = await Tool("search", "--data", "stripes", "--minutes", "0.5", "--out", "minutes", "--json");
        Assert.True(searched.Code == 0, searched.ToString());
        using var summary = JsonDocument.Parse(searched.Out);
        Assert.InRange(summary.RootElement.GetProperty("testAccuracy").GetDouble(), 0.4, 1);

        var replayed = await Tool("replay", "minutes", "--scores", "--parallel", "1");
        Assert.True(replayed.Code == 0, replayed.ToString());
        Assert.StartsWith("identical: ", replayed.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Ok, (await Run.Execute("verify", _scratch.At("minutes"))).Code);
    }

    private Task<ProgramRun> Tool(params string[] line) => ProgramRun.Execute(_scratch.Root, [], [.. ProgramRun.Tool, .. line]);
}
