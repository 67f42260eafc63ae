namespace Nas.Tool.Tests;

/// <summary>The tool's packages for this system, made once for all tests of them.</summary>
public sealed class PackedTool : IAsyncLifetime
{
    public const string System = "linux-x64";

    private readonly Scratch _scratch = new();

    /// <summary>A folder with nothing but the packages.</summary>
    public string Folder => _scratch.Sub("packages");

    public Task InitializeAsync() =>
        PackageTests.Dotnet(
            "pack",
            PackageTests.Root("tool"),
            "-c",
            PackageTests.Configuration,
            "-o",
            Folder,
            $"-p:Systems={System}",
            "-p:RunAnalyzers=false",
            "-nodeReuse:false"
        );

    public Task DisposeAsync()
    {
        _scratch.Dispose();
        return Task.CompletedTask;
    }
}
