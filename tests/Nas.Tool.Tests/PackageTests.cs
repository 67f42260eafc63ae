using System.Diagnostics;
using System.IO.Compression;
using System.Runtime.CompilerServices;

namespace Nas.Tool.Tests;

/// <summary>Packs the tool as it was built for these tests, installs it into an empty folder and runs it there.</summary>
public sealed class PackageTests : IDisposable
{
    private const long MostBytes = 12_000_000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nas-search-package-");

    [Fact]
    public async Task Package_InstalledIntoAnEmptyFolder_Works()
    {
        var (packages, tools, elsewhere) = (Sub("packages"), Sub("tools"), Sub("elsewhere"));
        await Dotnet("pack", Root("tool"), "--no-build", "-c", Configuration, "-o", packages, "-nodeReuse:false");
        var package = Assert.Single(Directory.GetFiles(packages));
        Assert.InRange(new FileInfo(package).Length, 1, MostBytes);
        AssertHolds(package, "README.md", "LICENSE");

        await Dotnet("tool", "install", "nas-search", "--source", packages, "--tool-path", tools);
        var tool = Path.Combine(tools, "nas-search");

        var sampled = await Start(tool, elsewhere, [], "grammar", "sample", "einspace", "--count", "3");
        Assert.Equal((0, 3), (sampled.Code, sampled.Out.TrimEnd('\n').Split('\n').Length));

        var shown = await Start(tool, elsewhere, [], "arch", "show", "resnet18", "--json");
        Assert.Equal(0, shown.Code);

        var examined = await Start(tool, elsewhere, [("LIBTORCH", elsewhere)], "doctor");
        Assert.Equal((int)ExitCode.Device, examined.Code);
        Assert.Contains("apt-get install -y libtorch-dev", examined.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

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
        var run = await Start("dotnet", Environment.CurrentDirectory, [("DOTNET_NOLOGO", "1"), ("DOTNET_CLI_TELEMETRY_OPTOUT", "1")], args);
        Assert.True(run.Code == 0, $"dotnet {string.Join(' ', args)}\n{run.Out}{run.Error}");
    }

    private static async Task<(int Code, string Out, string Error)> Start(
        string program, string folder, IEnumerable<(string Name, string Value)> variables, params string[] args)
    {
        var start = new ProcessStartInfo(program, args) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    private string Sub(string name) => _folder.CreateSubdirectory(name).FullName;
}
