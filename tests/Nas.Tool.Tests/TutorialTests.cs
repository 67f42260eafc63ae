using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Nas.Tool.Tests;

/// <summary>Runs the commands of the tutorial as a reader would: one after the other, in an empty folder, in a shell.</summary>
public sealed partial class TutorialTests : IDisposable
{
    private readonly Scratch _scratch = new();

    [Fact]
    public async Task Commands_OfTheTutorial_AllWork()
    {
        var commands = string.Concat(Block().Matches(await File.ReadAllTextAsync(Tutorial())).Select(match => match.Groups[1].Value));
        Assert.Contains("nas-search search", commands, StringComparison.Ordinal);
        var script = $"set -eu\nnas-search() {{ dotnet '{ProgramRun.Tool[1]}' \"$@\"; }}\n{commands}";
        var run = await ProgramRun.Of(_scratch.Sub("empty"), [("OPENBLAS_NUM_THREADS", "1")], "bash", "-c", script);
        Assert.True(run.Code == 0, $"{run.Out}\n{run.Error}");
        Assert.True(File.Exists(_scratch.At("empty/first/report.html")) && File.Exists(_scratch.At("empty/first.html")));
        Assert.Contains("identical: ", run.Out, StringComparison.Ordinal);
    }

    public void Dispose() => _scratch.Dispose();

    private static string Tutorial([CallerFilePath] string caller = "") =>
        Path.Combine(Path.GetDirectoryName(caller)!, "..", "..", "docs", "tutorial.md");

    [GeneratedRegex("^```sh\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
