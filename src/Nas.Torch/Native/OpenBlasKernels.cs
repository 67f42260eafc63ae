using System.Runtime.Intrinsics.X86;

namespace Nas.Torch.Native;

/// <summary>Which of its kernels OpenBLAS is to multiply matrices with, by its name for the processor.</summary>
/// <remarks>OpenBLAS tells by the processor's model and falls back to SSE3 for models newer than itself, whose matrix products
/// then take five times as long. What a processor can do says more, and makes results depend on nothing else.</remarks>
internal static class OpenBlasKernels
{
    /// <summary>The variable of the environment in which OpenBLAS looks for the name.</summary>
    internal const string Variable = "OPENBLAS_CORETYPE";

    /// <summary>What OpenBLAS is told: what the user set, or else what the processor can do; null where it decides by itself.</summary>
    internal static string? Chosen => Environment.GetEnvironmentVariable(Variable) ?? Name;

    /// <summary>The name; null where OpenBLAS knows better.</summary>
    internal static string? Name =>
        Avx512F.IsSupported && Avx512BW.IsSupported && Avx512DQ.IsSupported && Avx512F.VL.IsSupported ? "SkylakeX"
        : Avx2.IsSupported && Fma.IsSupported ? "Haswell"
        : null;
}
