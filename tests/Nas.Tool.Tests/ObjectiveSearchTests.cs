using System.Globalization;
using Nas.Tool.Output;

namespace Nas.Tool.Tests;

public sealed class ObjectiveSearchTests : IDisposable
{
    private readonly Scratch _scratch = new();

    [Fact]
    public async Task Search_OfATableForLatency_WritesItsFront()
    {
        await Succeeds(
            "search --task nasbench201-c10 --strategy nsga2 --objectives accuracy,latency --latency-of raspi4 --max-latency 12 --trials 60"
        );
        var rows = Front();

        Assert.Equal(["trial", "accuracy", "latency", "id", "architecture"], rows[0]);
        Assert.True(rows.Length > 3);
        Assert.All(rows[1..], row => Assert.InRange(Number(row[2]), 0.1, 12));
        var byLatency = rows[1..].OrderBy(row => Number(row[2])).Select(row => Number(row[1])).ToList();
        Assert.Equal(byLatency.Order(), byLatency);
        await Succeeds("verify", _scratch.At("run"));
        await Succeeds("replay", _scratch.At("run"), "--scores");
    }

    [Fact]
    public async Task Search_OnThisMachine_MeasuresLatency()
    {
        Photos.Write(_scratch.At("photos"), 24);
        await Succeeds(
            $"search --data {_scratch.At("photos")} --strategy front-mutation --objectives accuracy,latency --trials 2 --trial-epochs 1 "
                + "--final-epochs 0 --in-process"
        );
        Assert.All(Front()[1..], row => Assert.True(Number(row[2]) > 0));
        var replayed = await ProgramRun.Execute(_scratch.Root, [], [.. ProgramRun.Tool, "replay", "run", "--scores", "--parallel", "1"]);
        Assert.True(replayed.Code == 0, replayed.ToString());
    }

    [Fact]
    public async Task Search_WithShortTrainings_VerifiesAndReplays()
    {
        await Succeeds("search --task nasbench201-c10 --strategy bohb --factor 10 --epochs 4000");
        await Succeeds("verify", _scratch.At("run"));
        await Succeeds("replay", _scratch.At("run"), "--scores");
    }

    [Theory]
    [InlineData("--task nasbench201-c100 --strategy asha", "knows one length of training, and asha needs several")]
    [InlineData("--task nasbench201-c10 --objectives accuracy,latencie", "'latencie' is no objective; did you mean 'latency'?")]
    [InlineData("--task nasbench201-c10 --latency-of raspi", "no table knows the device 'raspi'; did you mean 'raspi4'?")]
    [InlineData("--task fashion-mnist --latency-of raspi4", "networks run on this machine")]
    public async Task Search_OfWhatCannotBe_SaysWhy(string options, string reason)
    {
        var run = await Run.Execute(["search", .. options.Split(' '), "--out", _scratch.At("run")]);
        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _scratch.Dispose();

    private Task Succeeds(string search) => Succeeds([.. search.Split(' '), "--out", _scratch.At("run")]);

    private static async Task Succeeds(params string[] line)
    {
        var run = await Run.Execute(line);
        Assert.True(run.Code == ExitCode.Ok, run.ToString());
    }

    private string[][] Front() => [.. File.ReadAllLines(_scratch.At("run/front.csv")).Select(line => line.Split(',', 5))];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
