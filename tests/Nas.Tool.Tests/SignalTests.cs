using System.Diagnostics;
using System.Globalization;
using Nas.Tool.Output;

namespace Nas.Tool.Tests;

public sealed class SignalTests : IDisposable
{
    private static readonly string[] Quick = ["--data", "photos", "--trial-epochs", "1", "--final-epochs", "0", "--out", "run"];

    private readonly Scratch _scratch = new();

    public SignalTests() => Photos.Write(_scratch.At("photos"), 24);

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task Signal_DuringASearch_EndsItCleanlyAndItGoesOn(string signal, int code)
    {
        using var process = ProgramRun.Begin(_scratch.Root, [], [.. ProgramRun.Tool, "search", "--trials", "5000", .. Quick]);
        var output = process.StandardOutput.ReadToEndAsync();
        await Told(process, "trial");
        var rest = process.StandardError.ReadToEndAsync();
        await Send(signal, process.Id);
        await process.WaitForExitAsync();
        Assert.Equal((code, true), (process.ExitCode, (await output).Contains("resumes the search", StringComparison.Ordinal)));
        Assert.Contains("stopping after the running trials", await rest, StringComparison.Ordinal);

        await Succeeds("search", "--resume", _scratch.At("run"), "--trials", "1", "--in-process");
        await Succeeds("replay", _scratch.At("run"));
    }

    [Fact]
    public async Task Signal_DuringARetraining_LeavesRunAndModelUnchanged()
    {
        var run = _scratch.At("run");
        var searched = await ProgramRun.Execute(_scratch.Root, [], [.. ProgramRun.Tool, "search", "--trials", "1", .. Quick]);
        Assert.Equal(0, searched.Code);
        await Succeeds("retrain", run, "--epochs", "1", "--in-process");
        var (weights, looks) = (await File.ReadAllBytesAsync(_scratch.At("run/retrained-0/weights.safetensors")), "\"testLooks\":1,");

        foreach (var (signal, code) in new[] { ("INT", 130), ("TERM", 143), ("KILL", 137) })
        {
            using var process = ProgramRun.Begin(_scratch.Root, [], [.. ProgramRun.Tool, "retrain", "run", "--epochs", "50000"]);
            await Told(process, "training trial 0 for 50000 epochs");
            await Send(signal, process.Id);
            await process.WaitForExitAsync();
            Assert.Equal(code, process.ExitCode);
            Assert.Equal(
                code != 137,
                (await process.StandardError.ReadToEndAsync()).Contains(
                    "nothing was recorded, and the test images were not used",
                    StringComparison.Ordinal
                )
            );
            Assert.Contains(looks, (await Succeeds("status", run, "--json")).Out, StringComparison.Ordinal);
            Assert.Equal(weights, await File.ReadAllBytesAsync(_scratch.At("run/retrained-0/weights.safetensors")));
        }

        await Succeeds("retrain", run, "--epochs", "2", "--in-process");
        Assert.Equal("identical: 2 decisions\n", (await Succeeds("replay", run)).Out);
    }

    /// <summary>Waits for a line that begins in some way.</summary>
    private static async Task Told(Process process, string beginning)
    {
        string? line;
        do
        {
            line = await process.StandardError.ReadLineAsync();
            Assert.NotNull(line);
        } while (!line.StartsWith(beginning, StringComparison.Ordinal));
    }

    private Task<ProgramRun> Send(string signal, int process) =>
        ProgramRun.Execute(_scratch.Root, [], "kill", "-s", signal, process.ToString(CultureInfo.InvariantCulture));

    private static async Task<Run> Succeeds(params string[] line)
    {
        var run = await Run.Execute(line);
        Assert.True(run.Code == ExitCode.Ok, run.ToString());
        return run;
    }

    public void Dispose() => _scratch.Dispose();
}
