using System.Runtime.Intrinsics.X86;

namespace Nas.Effects.Engine;

/// <summary>Numbers of 16 bits with the exponent of those of 32.</summary>
public static class Bfloat16
{
    private const int Features = 7;
    private const int OfAvx512 = 1 << 5;
    private const int OfTiles = 1 << 22;

    /// <summary>Whether the processor multiplies them faster than numbers of 32 bits: AVX512_BF16 or AMX-BF16 (Intel's manual, CPUID leaf
    /// 7).</summary>
    public static bool IsFast =>
        X86Base.IsSupported
        && Avx512F.IsSupported
        && ((X86Base.CpuId(Features, 1).Eax & OfAvx512) != 0 || (X86Base.CpuId(Features, 0).Edx & OfTiles) != 0);
}
