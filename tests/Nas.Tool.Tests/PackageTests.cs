using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Nas.Tool.Output;

namespace Nas.Tool.Tests;

/// <summary>Installs the packed tool into an empty folder and runs it there.</summary>
[Trait("Runs", "packages")]
public sealed class PackageTests : IDisposable
{
    private const long MaxBytes = 150_000_000;

    private static readonly string[] Unneeded =
    [
        ".pdb",
        "torch_python",
        "_test",
        "backend_with_compiler",
        "aoti_custom_ops",
        "nnapi_backend",
        "libshm",
        "libtorch.path",
    ];

    private readonly Scratch _scratch = new();

    [Fact]
    public async Task Packages_AreASmallOneAndOneForTheSystem()
    {
        var packages = await PackedTool.Folder;
        var (pointer, system) = (
            Path.Combine(packages, $"nas-search.{ProductVersion.Text}.nupkg"),
            Path.Combine(packages, $"nas-search.{PackedTool.System}.{ProductVersion.Text}.nupkg")
        );
        Assert.Equal([pointer, system], Directory.GetFiles(packages).Order(StringComparer.Ordinal));
        AssertHolds(pointer, "README.md", "LICENSE", "icon.png", "build/nas-search.targets");

        Assert.InRange(new FileInfo(system).Length, 1, MaxBytes);
        string[] libraries =
        [
            "libtorch_cpu.so",
            "libtorch.so",
            "libc10.so",
            "libLibTorchSharp.so",
            "libSkiaSharp.so",
            "libe_sqlite3.so",
            "nas-search.dll",
        ];
        AssertHolds(system, [.. libraries.Select(file => $"tools/net10.0/{PackedTool.System}/{file}")]);
        using var archive = ZipFile.OpenRead(system);
        Assert.DoesNotContain(archive.Entries, entry => Unneeded.Any(part => entry.Name.Contains(part, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Package_InstalledIntoAnEmptyFolder_Works()
    {
        var (tools, elsewhere) = (_scratch.Sub("tools"), _scratch.Sub("elsewhere"));
        await Dotnet("tool", "install", "nas-search", "--source", await PackedTool.Folder, "--tool-path", tools);
        var tool = Path.Combine(tools, "nas-search");

        var sampled = await ProgramRun.Execute(elsewhere, [], tool, "grammar", "sample", "einspace", "--count", "3");
        Assert.Equal((0, 3), (sampled.Code, sampled.Out.TrimEnd('\n').Split('\n').Length));

        var shown = await ProgramRun.Execute(elsewhere, [], tool, "arch", "show", "resnet18", "--json");
        Assert.Equal(0, shown.Code);

        var examined = await ProgramRun.Execute(elsewhere, [("NAS_LIBTORCH", elsewhere)], tool, "doctor");
        Assert.Equal((int)ExitCode.Device, examined.Code);
        Assert.Contains($"libtorch is to come from {elsewhere}", examined.Error, StringComparison.Ordinal);

        var complete = await ProgramRun.Execute(elsewhere, [("NUGET_PACKAGES", elsewhere)], tool, "doctor", "--json");
        Assert.Equal(0, complete.Code);
        Assert.StartsWith(
            tools,
            JsonDocument.Parse(complete.Out).RootElement.GetProperty("libtorch").GetString(),
            StringComparison.Ordinal
        );

        var searched = await ProgramRun.Execute(
            elsewhere,
            [],
            tool,
            "search",
            "--trials",
            "1",
            "--trial-epochs",
            "1",
            "--final-epochs",
            "0",
            "--max-macs",
            "500000"
        );
        Assert.Equal((0, true), (searched.Code, Directory.Exists(Path.Combine(elsewhere, "runs"))));
    }

    [Fact]
    public async Task Tool_RunOnceWithoutInstalling_Works()
    {
        var home = _scratch.Sub("home");
        (string, string)[] variables = [("NUGET_PACKAGES", _scratch.At("global")), ("DOTNET_CLI_HOME", home), ("DOTNET_NOLOGO", "1")];
        string[] source = ["--source", await PackedTool.Folder];
        string[] line = ["dotnet", "tool", "exec", "nas-search", .. source, "--yes", "--", "grammar", "sample", "einspace"];
        var run = await ProgramRun.Execute(home, variables, line);
        Assert.True(run.Code == 0 && run.Out.Contains('(', StringComparison.Ordinal), run.ToString());
    }

    [Fact]
    public async Task Libraries_AsPackages_CompileAndRunTheExampleOfTheirReadme()
    {
        var (packages, example) = (_scratch.Sub("packages"), _scratch.Sub("example"));
        foreach (var library in new[] { "Nas.Domain", "Nas.Effects" })
        {
            await Dotnet("pack", Root($"src/{library}"), "--no-build", "-c", Configuration, "-o", packages, "-nodeReuse:false");
            AssertHolds(
                Path.Combine(packages, $"{library}.{ProductVersion.Text}.nupkg"),
                "README.md",
                "LICENSE",
                "icon.png",
                $"lib/net10.0/{library}.xml"
            );
        }

        var source = await File.ReadAllTextAsync(Root("tests/Cases/library/Program.cs"));
        Assert.Contains(source, await File.ReadAllTextAsync(Root("docs/guide/libraries.md")), StringComparison.Ordinal);
        File.Copy(Root("tests/Cases/library/Program.cs"), Path.Combine(example, "Program.cs"));
        File.Copy(Root("tests/Cases/library/Example.csproj"), Path.Combine(example, "Example.csproj"));
        // Packages of other libraries come from where this build has them; ours must not get there.
        var here =
            Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        await Dotnet(
            "build",
            example,
            "-v",
            "q",
            "-nodeReuse:false",
            "-p:UseSharedCompilation=false",
            $"-p:RestorePackagesPath={_scratch.At("global")}",
            $"-p:RestoreFallbackFolders={here}",
            $"-p:RestoreSources={packages}",
            "-o",
            _scratch.At("built")
        );
        var run = await ProgramRun.Execute(example, [], "dotnet", _scratch.At("built/Example.dll"));
        Assert.True(run.Code == 0 && run.Out.Contains("parameters, ", StringComparison.Ordinal), run.ToString());
    }

    public void Dispose() => _scratch.Dispose();

    internal static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    internal static string Root(string name, [CallerFilePath] string caller = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(caller)!, "..", "..", name));

    private static void AssertHolds(string package, params string[] names)
    {
        using var archive = ZipFile.OpenRead(package);
        Assert.All(names, name => Assert.NotNull(archive.GetEntry(name)));
    }

    internal static async Task Dotnet(params string[] args)
    {
        var run = await ProgramRun.Execute(
            Environment.CurrentDirectory,
            [("DOTNET_NOLOGO", "1"), ("DOTNET_CLI_TELEMETRY_OPTOUT", "1")],
            ["dotnet", .. args]
        );
        Assert.True(run.Code == 0, $"dotnet {string.Join(' ', args)}\n{run.Out}{run.Error}");
    }
}
