using System.IO.Compression;
using System.Runtime.CompilerServices;

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
        AssertHolds(package, "README.md", "LICENSE");

        await Dotnet("tool", "install", "nas-search", "--source", packages, "--tool-path", tools);
        var tool = Path.Combine(tools, "nas-search");

        var sampled = await ProgramRun.Of(elsewhere, [], tool, "grammar", "sample", "einspace", "--count", "3");
        Assert.Equal((0, 3), (sampled.Code, sampled.Out.TrimEnd('\n').Split('\n').Length));

        var shown = await ProgramRun.Of(elsewhere, [], tool, "arch", "show", "resnet18", "--json");
        Assert.Equal(0, shown.Code);

        var examined = await ProgramRun.Of(elsewhere, [("LIBTORCH", elsewhere)], tool, "doctor");
        Assert.Equal((int)ExitCode.Device, examined.Code);
        Assert.Contains("apt-get install -y libtorch-dev", examined.Error, StringComparison.Ordinal);

        var searched = await ProgramRun.Of(elsewhere, [], tool, "search", "--trials", "1", "--trial-epochs", "1", "--final-epochs", "0");
        Assert.Equal((0, true), (searched.Code, Directory.Exists(Path.Combine(elsewhere, "runs"))));
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
