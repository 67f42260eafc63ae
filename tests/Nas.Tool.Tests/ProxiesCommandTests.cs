using System.Text.Json;
using Nas.Tool.Output;

namespace Nas.Tool.Tests;

public sealed class ProxiesCommandTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public ProxiesCommandTests() =>
        File.WriteAllText(
            _scratch.At("t.csv"),
            "id,nwot,snip,params,acc\n"
                + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i},{i},{(i < 30 ? i : -i)},{1 + i % 5},{i * 7 % 60 + i}\n"))
        );

    [Fact]
    public async Task Correlate_OfATable_OrdersProxiesByTau()
    {
        var run = await Run.Execute("proxies", "correlate", "--table", _scratch.At("t.csv"), "--target", "acc", "--json");
        Assert.True(run.Code == ExitCode.Ok, run.ToString());
        var rows = run
            .Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToArray();
        Assert.Equal(["nwot", "params", "snip"], rows.Select(row => row.GetProperty("proxy").GetString()));
        Assert.All(
            rows,
            row => Assert.Equal(("t/acc", 60), (row.GetProperty("problem").GetString(), row.GetProperty("architectures").GetInt32()))
        );
    }

    [Theory]
    [InlineData("correlate", "  0.632   0.818  jacov")]
    [InlineData("complement", " 2.505     3.318  0.812  jacov")]
    [InlineData("bias", "nasbench201-c10, 9445 architectures: bias towards convolutions, and tau")]
    public async Task Proxies_WithoutATable_AreThePublishedOnes(string command, string line)
    {
        var run = await Run.Execute("proxies", command);
        Assert.True(run.Code == ExitCode.Ok, run.ToString());
        Assert.Contains(line, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bias_WithoutItsColumn_SaysWhichThereAre()
    {
        var run = await Run.Execute("proxies", "bias", "--table", _scratch.At("t.csv"), "--target", "acc", "--by", "depth");
        Assert.Equal(ExitCode.Data, run.Code);
        Assert.Contains("'depth'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Table_WithoutATarget_AsksForIt()
    {
        var run = await Run.Execute("proxies", "correlate", "--table", _scratch.At("t.csv"));
        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains("1 tables need one --target or 1, not 0", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _scratch.Dispose();
}
