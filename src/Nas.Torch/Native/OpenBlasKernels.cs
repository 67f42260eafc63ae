using System.Runtime.Intrinsics.X86;

namespace Nas.Torch.Native;

/// <summary>Which of its kernels OpenBLAS is to multiply matrices with, by its name for the processor.</summary>
/// <remarks>OpenBLAS tells by the processor's model and falls back to SSE3 for models newer than itself, whose matrix products
/// then take five times as long. What a processor can do says more, and makes results depend on nothing else.</remarks>
internal static class OpenBlasKernels
{
    /// <summary>The variable that OpenBLAS reads the name from.</summary>
    internal const string Variable = "OPENBLAS_CORETYPE";

    private static readonly string[] Wide = ["SkylakeX", "Cooperlake", "SapphireRapids"];

    /// <summary>The name; null where OpenBLAS knows better.</summary>
    internal static string? Name => HasWideVectors ? Wide[0] : Avx2.IsSupported && Fma.IsSupported ? "Haswell" : null;

    /// <summary>Whether whoever started the process wants kernels with half of the processor's vectors or less, as some images of containers do.</summary>
    internal static bool AreNarrowed =>
        HasWideVectors && Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } wanted && !Wide.Contains(wanted, StringComparer.OrdinalIgnoreCase);

    private static bool HasWideVectors => Avx512F.IsSupported && Avx512BW.IsSupported && Avx512DQ.IsSupported && Avx512F.VL.IsSupported;
}
