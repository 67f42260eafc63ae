using Nas.Torch;
using Nas.Torch.Native;
using static TorchSharp.torch;

namespace Nas.Effects.Tests.Torch;

[Collection(TensorCollection.Name)]
public sealed class BackendTests
{
    [Fact]
    public void Describe_AfterLoading_NamesLibraryVersionAndThreads()
    {
        set_num_threads(1);

        var found = Backend.Describe();

        Assert.True(File.Exists(found.Library));
        Assert.StartsWith($"libtorch {found.Version} cpu ", found.Identity, StringComparison.Ordinal);
        Assert.EndsWith(" threads=1", found.Identity, StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_OnceLoaded_FindsTheShimBuiltAndNoProblem()
    {
        Backend.Load();

        var report = Backend.Inspect();

        Assert.True(report.Built);
        Assert.True(File.Exists(report.Shim));
        Assert.Null(report.Problem);
        Assert.Empty(report.Remedy);
    }

    [Fact]
    public void UseDeterministicAlgorithms_SwitchedOn_ShowsInTheDescription()
    {
        Backend.UseDeterministicAlgorithms();
        Assert.True(Backend.Describe().Deterministic);

        Backend.UseDeterministicAlgorithms(false);
        Assert.False(Backend.Describe().Deterministic);
    }

    [Fact]
    public void LibTorchUnavailable_Shown_HasTheProblemAndEachCommandOnItsLine()
    {
        var failure = new LibTorchUnavailableException("No libtorch was found.", ["sudo apt-get install -y g++"]);

        Assert.Equal($"No libtorch was found.{Environment.NewLine}  sudo apt-get install -y g++", failure.Message);
    }

    [Fact]
    public void Installation_WithoutALibrary_IsNone() => Assert.Null(LibTorchInstallation.At(AppContext.BaseDirectory));
}
