using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Nas.Torch.Native;

/// <summary>Which of its kernels OpenBLAS is to multiply matrices with, by its name for the processor.</summary>
/// <remarks>OpenBLAS tells by the processor's model and falls back to SSE3 for models newer than itself, whose matrix products
/// then take five times as long. What a processor can do says more, and makes results depend on nothing else.</remarks>
internal static class OpenBlasKernels
{
    /// <summary>The variable of the environment in which OpenBLAS looks for the name.</summary>
    internal const string Variable = "OPENBLAS_CORETYPE";

    private const string Maps = "/proc/self/maps";

    /// <summary>The name; null where OpenBLAS knows better.</summary>
    internal static string? Name =>
        Avx512F.IsSupported && Avx512BW.IsSupported && Avx512DQ.IsSupported && Avx512F.VL.IsSupported ? "SkylakeX"
        : Avx2.IsSupported && Fma.IsSupported ? "Haswell"
        : null;

    /// <summary>What a loaded OpenBLAS says it multiplies with; null where libtorch does so otherwise, or where that cannot be seen.</summary>
    internal static unsafe string? Loaded
    {
        get
        {
            var line = File.Exists(Maps) ? File.ReadLines(Maps).FirstOrDefault(mapped => mapped.Contains("libopenblas", StringComparison.Ordinal)) : null;
            return line is not null && NativeLibrary.TryLoad(line[line.IndexOf('/')..], out var library) && NativeLibrary.TryGetExport(library, "openblas_get_corename", out var name)
                ? Marshal.PtrToStringUTF8((nint)((delegate* unmanaged<byte*>)name)())
                : null;
        }
    }
}
