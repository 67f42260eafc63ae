using System.Globalization;

namespace Nas.Tool.Tests;

public sealed class SignalTests : IDisposable
{
    private readonly Scratch _scratch = new();

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task Signal_DuringASearch_EndsItCleanlyAndItGoesOn(string signal, int code)
    {
        string[] line =
        [
            .. ProgramRun.Tool,
            "search",
            "--trials",
            "500",
            "--trial-epochs",
            "1",
            "--final-epochs",
            "0",
            "--max-macs",
            "3000000",
            "--out",
            "run",
        ];
        using var process = ProgramRun.Begin(_scratch.Root, [], line);
        var output = process.StandardOutput.ReadToEndAsync();
        while (await process.StandardError.ReadLineAsync() is { } said && !said.StartsWith("trial", StringComparison.Ordinal)) { }

        var rest = process.StandardError.ReadToEndAsync();
        await ProgramRun.Execute(_scratch.Root, [], "kill", "-s", signal, process.Id.ToString(CultureInfo.InvariantCulture));
        await process.WaitForExitAsync();
        Assert.Equal((code, true), (process.ExitCode, (await output).Contains("resumes the search", StringComparison.Ordinal)));
        Assert.Contains("stopping after the running trials", await rest, StringComparison.Ordinal);

        var resumed = await ProgramRun.Execute(
            _scratch.Root,
            [],
            [.. ProgramRun.Tool, "search", "--resume", "run", "--trials", "1", "--json"]
        );
        Assert.Equal(0, resumed.Code);
        var replayed = await ProgramRun.Execute(_scratch.Root, [], [.. ProgramRun.Tool, "replay", "run"]);
        Assert.Equal(0, replayed.Code);
    }

    [Fact]
    public async Task Signal_DuringARetraining_LeavesRunAndModelUnchanged()
    {
        string[] quick = ["--trials", "1", "--trial-epochs", "1", "--final-epochs", "0", "--max-macs", "3000000", "--out", "run"];
        Assert.Equal(0, (await Tool("search", quick)).Code);
        Assert.Equal(0, (await Tool("retrain", "run", "--epochs", "1")).Code);
        var (weights, looks) = (await File.ReadAllBytesAsync(_scratch.At("run/retrained-0/weights.safetensors")), "\"testLooks\":1,");

        foreach (var (signal, code) in new[] { ("INT", 130), ("TERM", 143), ("KILL", 137) })
        {
            using var process = ProgramRun.Begin(_scratch.Root, [], [.. ProgramRun.Tool, "retrain", "run", "--epochs", "5000"]);
            Assert.StartsWith("training trial 0 for 5000 epochs", await process.StandardError.ReadLineAsync(), StringComparison.Ordinal);
            await ProgramRun.Execute(_scratch.Root, [], "kill", "-s", signal, process.Id.ToString(CultureInfo.InvariantCulture));
            await process.WaitForExitAsync();
            Assert.Equal(code, process.ExitCode);
            Assert.Equal(
                code != 137,
                (await process.StandardError.ReadToEndAsync()).Contains(
                    "nothing was recorded, and the test images were not used",
                    StringComparison.Ordinal
                )
            );
            Assert.Contains(looks, (await Tool("status", "run", "--json")).Out, StringComparison.Ordinal);
            Assert.Equal(weights, await File.ReadAllBytesAsync(_scratch.At("run/retrained-0/weights.safetensors")));
        }

        Assert.Equal(0, (await Tool("retrain", "run", "--epochs", "2")).Code);
        Assert.Equal(
            (0, "identical: 2 decisions\n"),
            (await Tool("replay", "run")) is var replayed ? (replayed.Code, replayed.Out) : default
        );
    }

    private Task<ProgramRun> Tool(string command, params string[] line) =>
        ProgramRun.Execute(_scratch.Root, [], [.. ProgramRun.Tool, command, .. line]);

    public void Dispose() => _scratch.Dispose();
}
