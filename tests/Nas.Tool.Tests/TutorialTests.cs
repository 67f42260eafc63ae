using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Nas.Tool.Tests;

/// <summary>Runs the commands of the tutorial as a reader would: one after the other, in an empty folder, in a shell.</summary>
/// <remarks>Two things are not the reader's: packages come from the tool as it was packed for these tests alone, and TorchSharp's own package is replaced by
/// the subset of it that this project is built on, for not every registry has that package.</remarks>
public sealed partial class TutorialTests : IDisposable
{
    private readonly Scratch _scratch = new();

    [Fact]
    public async Task Commands_OfTheTutorial_AllWork()
    {
        var commands = string.Concat(Block().Matches(await File.ReadAllTextAsync(Root("docs/guide/tutorial.md"))).Select(match => match.Groups[1].Value));
        Assert.Contains("nas-search search", commands, StringComparison.Ordinal);
        var torch = $"<Reference Include=\"{Path.Combine(AppContext.BaseDirectory, "TorchSharp.dll")}\" />";
        Assert.Single(TorchSharp().Matches(commands));
        var script = $"set -eu\nnas-search() {{ dotnet '{ProgramRun.Tool[1]}' \"$@\"; }}\npython3() {{ /usr/bin/python3 -B \"$@\"; }}\n{TorchSharp().Replace(commands, torch)}";
        await Pack(_scratch.Sub("packages"));
        await File.WriteAllTextAsync(_scratch.At("nuget.config"), $"<configuration><packageSources><clear /><add key=\"packed\" value=\"{_scratch.At("packages")}\" /></packageSources></configuration>");
        (string, string)[] variables = [("NUGET_PACKAGES", _scratch.At("global")), ("DOTNET_CLI_HOME", _scratch.Sub("home")), ("DOTNET_NOLOGO", "1"), ("MSBUILDDISABLENODEREUSE", "1"), ("UseSharedCompilation", "false")];
        var run = await ProgramRun.Of(_scratch.Sub("empty"), variables, "bash", "-c", script);
        Assert.True(run.Code == 0, $"{run.Out}\n{run.Error}");
        Assert.True(File.Exists(_scratch.At("empty/first/report.html")) && File.Exists(_scratch.At("empty/first.html")));
        Assert.Contains("identical: ", run.Out, StringComparison.Ordinal);
        var said = Said().Matches(run.Out).Select(match => match.Value).ToArray();
        Assert.Equal(3, said.Length);
        Assert.Single(said.Distinct());
    }

    public void Dispose() => _scratch.Dispose();

    private static async Task Pack(string folder)
    {
        var packed = await ProgramRun.Of(folder, [("DOTNET_NOLOGO", "1")], "dotnet", "pack", Root("tool"), "--no-build", "-c", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "-o", folder, "-nodeReuse:false");
        Assert.True(packed.Code == 0, packed.ToString());
    }

    private static string Root(string name, [CallerFilePath] string caller = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(caller)!, "..", "..", name));

    [GeneratedRegex("^```sh\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("<PackageReference Include=\"TorchSharp-cpu\"[^>]*/>")]
    private static partial Regex TorchSharp();

    /// <summary>What predict, Python and C# say of one picture.</summary>
    [GeneratedRegex("(?<=^|^shapes/cross/2.pgm  )(disc|square|cross)  [0-9.]+ %$", RegexOptions.Multiline)]
    private static partial Regex Said();
}
