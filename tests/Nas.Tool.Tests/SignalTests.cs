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
        string[] line = [.. ProgramRun.Tool, "search", "--trials", "500", "--trial-epochs", "1", "--final-epochs", "0", "--max-macs", "3000000", "--out", "run"];
        using var process = ProgramRun.Begin(_scratch.Root, [], line);
        var output = process.StandardOutput.ReadToEndAsync();
        while (await process.StandardError.ReadLineAsync() is { } said && !said.StartsWith("trial", StringComparison.Ordinal))
        {
        }

        var rest = process.StandardError.ReadToEndAsync();
        await ProgramRun.Of(_scratch.Root, [], "kill", "-s", signal, process.Id.ToString(CultureInfo.InvariantCulture));
        await process.WaitForExitAsync();
        Assert.Equal((code, true), (process.ExitCode, (await output).Contains("goes on from here", StringComparison.Ordinal)));
        Assert.Contains("stopping when the running trials are done", await rest, StringComparison.Ordinal);

        var resumed = await ProgramRun.Of(_scratch.Root, [], [.. ProgramRun.Tool, "search", "--resume", "run", "--trials", "1", "--json"]);
        Assert.Equal(0, resumed.Code);
        var replayed = await ProgramRun.Of(_scratch.Root, [], [.. ProgramRun.Tool, "replay", "run"]);
        Assert.Equal(0, replayed.Code);
    }

    public void Dispose() => _scratch.Dispose();
}
