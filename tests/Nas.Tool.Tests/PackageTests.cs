using System.IO.Compression;
using System.Runtime.CompilerServices;
using Nas.Tool.Output;

namespace Nas.Tool.Tests;

/// <summary>Packs the tool as it was built for these tests, installs it into an empty folder and runs it there.</summary>
public sealed class PackageTests : IDisposable
{
    private const long MostBytes = 12 << 20;

    private readonly Scratch _scratch = new();

    [Fact]
    public async Task Package_InstalledIntoAnEmptyFolder_Works()
    {
        var (packages, tools, elsewhere) = (_scratch.Sub("packages"), _scratch.Sub("tools"), _scratch.Sub("elsewhere"));
        await Dotnet("pack", Root("tool"), "--no-build", "-c", Configuration, "-o", packages, "-nodeReuse:false");
        var package = Assert.Single(Directory.GetFiles(packages));
        Assert.InRange(new FileInfo(package).Length, 1, MostBytes);
        AssertHolds(package, "README.md", "LICENSE", "icon.png", "build/nas-search.targets");

        await Dotnet("tool", "install", "nas-search", "--source", packages, "--tool-path", tools);
        var tool = Path.Combine(tools, "nas-search");

        var sampled = await ProgramRun.Of(elsewhere, [], tool, "grammar", "sample", "einspace", "--count", "3");
        Assert.Equal((0, 3), (sampled.Code, sampled.Out.TrimEnd('\n').Split('\n').Length));

        var shown = await ProgramRun.Of(elsewhere, [], tool, "arch", "show", "resnet18", "--json");
        Assert.Equal(0, shown.Code);

        var examined = await ProgramRun.Of(elsewhere, [("NAS_LIBTORCH", elsewhere)], tool, "doctor");
        Assert.Equal((int)ExitCode.Device, examined.Code);
        Assert.Contains("apt-get install -y libtorch-dev", examined.Error, StringComparison.Ordinal);

        var searched = await ProgramRun.Of(elsewhere, [], tool, "search", "--trials", "1", "--trial-epochs", "1", "--final-epochs", "0");
        Assert.Equal((0, true), (searched.Code, Directory.Exists(Path.Combine(elsewhere, "runs"))));
    }

    [Fact]
    public async Task Tool_RunOnceWithoutInstalling_Works()
    {
        var packages = _scratch.Sub("packages");
        await Dotnet("pack", Root("tool"), "--no-build", "-c", Configuration, "-o", packages, "-nodeReuse:false");
        var home = _scratch.Sub("home");
        (string, string)[] variables = [("NUGET_PACKAGES", _scratch.At("global")), ("DOTNET_CLI_HOME", home), ("DOTNET_NOLOGO", "1")];
        string[] line = ["dotnet", "tool", "exec", "nas-search", "--source", packages, "--yes", "--", "grammar", "sample", "einspace"];
        var run = await ProgramRun.Of(home, variables, line);
        Assert.True(run.Code == 0 && run.Out.Contains('(', StringComparison.Ordinal), run.ToString());
    }

    [Fact]
    public async Task Libraries_AsPackages_CompileAndRunTheExampleOfTheirReadme()
    {
        var (packages, example) = (_scratch.Sub("packages"), _scratch.Sub("example"));
        foreach (var library in new[] { "Nas.Domain", "Nas.Effects" })
        {
            await Dotnet("pack", Root($"src/{library}"), "--no-build", "-c", Configuration, "-o", packages, "-nodeReuse:false");
            AssertHolds(Path.Combine(packages, $"{library}.{ProductVersion.Text}.nupkg"), "README.md", "LICENSE", "icon.png", $"lib/net10.0/{library}.xml");
        }

        var source = await File.ReadAllTextAsync(Root("tests/Cases/library/Program.cs"));
        Assert.Contains(source, await File.ReadAllTextAsync(Root("docs/guide/libraries.md")), StringComparison.Ordinal);
        File.Copy(Root("tests/Cases/library/Program.cs"), Path.Combine(example, "Program.cs"));
        File.Copy(Root("tests/Cases/library/Example.csproj"), Path.Combine(example, "Example.csproj"));
        // Packages of other libraries come from where this build has them; ours must not get there.
        var here = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        await Dotnet("build", example, "-v", "q", "-nodeReuse:false", "-p:UseSharedCompilation=false",
            $"-p:RestorePackagesPath={_scratch.At("global")}", $"-p:RestoreFallbackFolders={here}", $"-p:RestoreSources={packages}", "-o", _scratch.At("built"));
        var run = await ProgramRun.Of(example, [], "dotnet", _scratch.At("built/Example.dll"));
        Assert.True(run.Code == 0 && run.Out.Contains("parameters, ", StringComparison.Ordinal), run.ToString());
    }

    public void Dispose() => _scratch.Dispose();

    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private static string Root(string name, [CallerFilePath] string caller = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(caller)!, "..", "..", name));

    private static void AssertHolds(string package, params string[] names)
    {
        using var archive = ZipFile.OpenRead(package);
        Assert.All(names, name => Assert.NotNull(archive.GetEntry(name)));
    }

    private static async Task Dotnet(params string[] args)
    {
        var run = await ProgramRun.Of(Environment.CurrentDirectory, [("DOTNET_NOLOGO", "1"), ("DOTNET_CLI_TELEMETRY_OPTOUT", "1")], ["dotnet", .. args]);
        Assert.True(run.Code == 0, $"dotnet {string.Join(' ', args)}\n{run.Out}{run.Error}");
    }
}
