using System.Runtime.CompilerServices;
using Nas.Tool.Output;

namespace Nas.Tool.Tests;

/// <summary>Run folders and an archive that version 0.1.0 wrote in November 2026 (<c>tests/Cases/runs</c>), and a folder of the format
/// after it, with <c>run.head</c>: later versions read them.</summary>
public sealed class GoldenRunTests : IDisposable
{
    private readonly Scratch _scratch = new();

    [Theory]
    [InlineData("selection", 62)]
    [InlineData("objective", 42)]
    [InlineData("robot", 57)]
    [InlineData("trained", 8)]
    public async Task Replay_OfARunOfVersion010_IsIdentical(string name, int decisions)
    {
        var run = await Run.Execute("replay", Copy(name), "--json");
        Assert.True(run.Code == ExitCode.Ok, run.ToString());
        Assert.Contains($"\"identical\":true,\"decisions\":{decisions},", run.Out, StringComparison.Ordinal);
    }

    /// <summary>What an old version began goes on, and all of it replays.</summary>
    [Theory]
    [InlineData("selection")]
    [InlineData("objective")]
    [InlineData("robot")]
    [InlineData("current")]
    public async Task Resume_OfAnOldRun_GoesOnAndReplays(string name)
    {
        var folder = Copy(name);
        var resumed = await Run.Execute("search", "--resume", folder, "--trials", "70", "--json");
        Assert.True(resumed.Code == ExitCode.Ok, resumed.ToString());
        var run = await Run.Execute("replay", folder, "--json");
        Assert.Contains("\"identical\":true,", run.Out, StringComparison.Ordinal);
        Assert.True(
            File.ReadAllLines(Path.Combine(folder, "trials.csv")).Length
                > File.ReadAllLines(Path.Combine(Cases(), name, "trials.csv")).Length
        );
        Assert.Equal(ExitCode.Ok, (await Run.Execute("verify", folder)).Code);
    }

    /// <summary>Version 0.1.0 fitted the graph network inside decisions and recorded no fits.</summary>
    [Fact]
    public async Task Replay_OfAPoNasRunOfVersion010_SaysWhichFitItLacks()
    {
        var run = await Run.Execute("replay", Copy("po-nas"));
        Assert.Equal(ExitCode.ReplayDiffers, run.Code);
        Assert.Contains("which this journal does not have", run.Out + run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("selection")]
    [InlineData("objective")]
    [InlineData("robot")]
    [InlineData("trained")]
    [InlineData("po-nas")]
    public async Task Verify_OfARunOfVersion010_FindsNothing(string name)
    {
        var run = await Run.Execute("verify", Copy(name));
        Assert.True(run.Code == ExitCode.Ok, run.ToString());
    }

    [Fact]
    public async Task Status_OfARunOfVersion010_HasItsResults()
    {
        var run = await Run.Execute("status", Copy("trained"), "--json");
        Assert.Contains("\"bestTrial\":2,", run.Out, StringComparison.Ordinal);
        Assert.Contains("\"validationAccuracy\":0.7175,\"testAccuracy\":0.7435,\"testLooks\":2,", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Archive_OfVersion010_IsShown()
    {
        var run = await Run.Execute("archive", "show", Path.Combine(Cases(), "trained.csv"), "--json");
        Assert.True(run.Code == ExitCode.Ok, run.ToString());
        Assert.Contains("fashion-mnist", run.Out, StringComparison.Ordinal);
    }

    public void Dispose() => _scratch.Dispose();

    /// <summary>The cases are not to be written to; a reader may leave a lock or a log behind.</summary>
    private string Copy(string name)
    {
        var (source, target) = (Path.Combine(Cases(), name), _scratch.Sub(name));
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return target;
    }

    private static string Cases([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "Cases", "runs"));
}
