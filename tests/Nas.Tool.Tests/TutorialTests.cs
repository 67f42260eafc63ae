using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Nas.Effects.Engine;

namespace Nas.Tool.Tests;

/// <summary>Runs the commands of the tutorial as a reader would: one after the other, in an empty folder, in a shell.</summary>
/// <remarks>Some things are not the reader's: packages come from the tool as it was packed for these tests alone; in place of
/// TorchSharp-cpu the program gets the libraries that this process has loaded, which also load where the system's C++ library is old;
/// Python's part is left out where Python has no torch.</remarks>
[Trait("Runs", "packages")]
public sealed partial class TutorialTests : IDisposable
{
    private readonly Scratch _scratch = new();

    [Fact]
    public async Task Commands_OfTheTutorial_AllWork()
    {
        var commands = string.Concat(
            Block().Matches(await File.ReadAllTextAsync(Root("docs/guide/tutorial.md"))).Select(match => match.Groups[1].Value)
        );
        Assert.Contains("nas-search search", commands, StringComparison.Ordinal);
        await File.WriteAllTextAsync(_scratch.At("Libraries.cs"), Libraries());
        var torch =
            $"<Reference Include=\"{Path.Combine(AppContext.BaseDirectory, "TorchSharp.dll")}\" /><Reference Include=\"{Path.Combine(AppContext.BaseDirectory, "SkiaSharp.dll")}\" /><Compile Include=\"{_scratch.At("Libraries.cs")}\" />";
        var hasTorch = (await ProgramRun.Execute(_scratch.Root, [], "bash", "-c", "python3 -c 'import torch'")).Code == 0;
        Assert.Single(TorchSharp().Matches(commands));
        var script =
            $"set -eu\nnas-search() {{ dotnet '{ProgramRun.Tool[1]}' \"$@\"; }}\npython3() {{ {(hasTorch ? "command python3 -B \"$@\"" : ":")}; }}\n{TorchSharp().Replace(commands, torch)}";
        await File.WriteAllTextAsync(
            _scratch.At("nuget.config"),
            $"<configuration><packageSources><clear /><add key=\"packed\" value=\"{await PackedTool.Folder}\" /></packageSources></configuration>"
        );
        (string, string)[] variables =
        [
            ("NUGET_PACKAGES", _scratch.At("global")),
            ("DOTNET_CLI_HOME", _scratch.Sub("home")),
            ("DOTNET_NOLOGO", "1"),
            ("MSBUILDDISABLENODEREUSE", "1"),
            ("UseSharedCompilation", "false"),
        ];
        var run = await ProgramRun.Execute(_scratch.Sub("empty"), variables, "bash", "-c", script);
        Assert.True(run.Code == 0, $"{run.Out}\n{run.Error}");
        Assert.True(File.Exists(_scratch.At("empty/first/report.html")));
        Assert.Contains("identical: ", run.Out, StringComparison.Ordinal);
        var said = Said().Matches(run.Out).Select(match => match.Value).ToArray();
        Assert.Equal(hasTorch ? 3 : 2, said.Length);
        Assert.Single(said.Distinct());
    }

    public void Dispose() => _scratch.Dispose();

    /// <summary>A source file that loads libtorch and TorchSharp's native part when the program starts.</summary>
    private static string Libraries()
    {
        var loaded = LibTorch.Describe();
        var files = new[] { "c10", "torch_cpu", "torch" }
            .Select(name => loaded.Library.Replace("torch_cpu", name, StringComparison.Ordinal))
            .Append(loaded.Binding);
        return $"internal static class Libraries {{ [System.Runtime.CompilerServices.ModuleInitializer] internal static void Load() {{ {string.Concat(files.Select(Line))} }} }}";
    }

    private static string Line(string file) => $"System.Runtime.InteropServices.NativeLibrary.Load(\"{file}\");";

    private static string Root(string name, [CallerFilePath] string caller = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(caller)!, "..", "..", name));

    [GeneratedRegex("^```sh\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("<PackageReference Include=\"TorchSharp-cpu\"[^>]*/>")]
    private static partial Regex TorchSharp();

    /// <summary>What predict, Python and C# say of one picture.</summary>
    [GeneratedRegex("(?<=^|^stripes/checks/2.pgm  )(rows|columns|checks)  [0-9.]+ %$", RegexOptions.Multiline)]
    private static partial Regex Said();
}
