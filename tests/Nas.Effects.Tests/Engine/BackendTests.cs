using System.Runtime.InteropServices;
using Nas.Torch;
using Nas.Torch.Native;
using static TorchSharp.torch;

namespace Nas.Effects.Tests.Engine;

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
        Assert.All(LoadedOpenBlas(), library => Assert.Contains($" openblas={CoreName(library)} ", found.Identity, StringComparison.Ordinal));
        Assert.Equal(LoadedOpenBlas().Any(), found.Identity.Contains("openblas", StringComparison.Ordinal));
    }

    [Fact]
    public void Load_OfALibraryOnOpenBlas_ChoosesKernelsByWhatTheProcessorCanDo()
    {
        Backend.Load();

        var wanted = Environment.GetEnvironmentVariable("OPENBLAS_CORETYPE") ?? OpenBlasKernels.Name;
        Assert.All(LoadedOpenBlas(), library => Assert.Equal(wanted ?? CoreName(library), CoreName(library), ignoreCase: true));
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
    public void Inspect_LibraryNamedWhereThereIsNone_SaysWhereItLooked()
    {
        var report = InspectWith("LIBTORCH", "/nowhere");

        Assert.Contains("/nowhere", report.Problem, StringComparison.Ordinal);
        Assert.Equal("unset LIBTORCH", report.Remedy[0]);
    }

    [Fact]
    public void Inspect_NeitherShimNorCompiler_GivesTheCommandThatInstallsOne()
    {
        var cache = Directory.CreateTempSubdirectory().FullName;
        var report = InspectWith("XDG_CACHE_HOME", cache, "PATH", "");

        Assert.False(report.Built);
        Assert.StartsWith(cache, report.Shim, StringComparison.Ordinal);
        Assert.Contains("compiler", report.Problem, StringComparison.Ordinal);
        Assert.EndsWith("apt-get install -y libtorch-dev libopenblas0-pthread g++", Assert.Single(report.Remedy), StringComparison.Ordinal);
        Directory.Delete(cache, recursive: true);
    }

    [Fact]
    public void Inspect_CacheThatCannotBeWritten_FallsBackToATemporaryFolder() =>
        Assert.StartsWith(Path.GetTempPath(), InspectWith("XDG_CACHE_HOME", "/proc/none").Shim, StringComparison.Ordinal);

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

    /// <summary>The OpenBLAS that libtorch brought along; none where it multiplies otherwise.</summary>
    private static IEnumerable<string> LoadedOpenBlas() => File.Exists("/proc/self/maps")
        ? File.ReadLines("/proc/self/maps").Where(line => line.Contains("libopenblas", StringComparison.Ordinal)).Select(line => line[line.IndexOf('/')..]).Distinct()
        : [];

    private static string? CoreName(string library) =>
        Marshal.PtrToStringUTF8(Marshal.GetDelegateForFunctionPointer<NameOfCore>(NativeLibrary.GetExport(NativeLibrary.Load(library), "openblas_get_corename"))());

    private delegate nint NameOfCore();

    private static BackendReport InspectWith(params string[] namesAndValues)
    {
        var former = namesAndValues.Chunk(2).Select(pair => (Name: pair[0], Value: Environment.GetEnvironmentVariable(pair[0]))).ToArray();
        try
        {
            foreach (var pair in namesAndValues.Chunk(2))
            {
                Environment.SetEnvironmentVariable(pair[0], pair[1]);
            }

            return Backend.Inspect();
        }
        finally
        {
            foreach (var (name, value) in former)
            {
                Environment.SetEnvironmentVariable(name, value);
            }
        }
    }
}
