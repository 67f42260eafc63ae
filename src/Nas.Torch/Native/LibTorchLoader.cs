using System.Runtime.InteropServices;

namespace Nas.Torch.Native;

/// <summary>Loads one libtorch, by full path, once per process.</summary>
internal static partial class LibTorchLoader
{
    private static readonly Lock Loading = new();
    private static nint handle;

    /// <summary>The library that was loaded.</summary>
    internal static string LoadedLibrary { get; private set; } = "";

    /// <summary>The shim's handle; builds the shim first if it is not in the cache.</summary>
    internal static nint Load()
    {
        lock (Loading)
        {
            return handle != 0 ? handle : handle = LoadOnce();
        }
    }

    private static nint LoadOnce()
    {
        var torch = LibTorchFinder.Find();
        var shim = torch is null ? null : ShimCache.PathFor(torch);
        if (!File.Exists(shim))
        {
            shim = Build();
            torch = LibTorchFinder.Find();
        }

        PrepareEnvironment();
        LoadedLibrary = torch!.Library;
        try
        {
            return NativeLibrary.Load(shim);
        }
        catch (DllNotFoundException e)
        {
            throw new LibTorchUnavailableException($"The shim {shim} for {torch.Library} could not be loaded: {e.Message}", [$"rm {shim}"], e);
        }
    }

    private static string Build()
    {
        var report = LibTorchInspection.Run();
        if (report.Problem is { } problem)
        {
            throw new LibTorchUnavailableException(problem, report.Remedy);
        }

        ShimCompiler.Compile(report.Compiler!, LibTorchFinder.Find()!, report.Shim!);
        return report.Shim!;
    }

    // Read by OpenBLAS and OpenMP when they are loaded. One BLAS thread: Debian's libtorch cannot bind OpenBLAS's own threads, and sums
    // depend on their number. Passive waiting: spinning threads steal the cores of other trials. What the user set stays.
    private static void PrepareEnvironment()
    {
        if (OpenBlasKernels.Name is { } kernels)
        {
            _ = setenv(OpenBlasKernels.Variable, kernels, 0);
        }

        _ = setenv("OPENBLAS_NUM_THREADS", "1", 0);
        _ = setenv("OMP_WAIT_POLICY", "PASSIVE", 0);
    }

    // Environment.SetEnvironmentVariable changes .NET's copy only, not what native code reads.
    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int setenv(string name, string value, int overwrite);
}
