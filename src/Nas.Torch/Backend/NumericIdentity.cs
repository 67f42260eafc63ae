using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Nas.Torch;

/// <summary>The text under which scores are comparable bit for bit.</summary>
internal static class NumericIdentity
{
    /// <summary>Library version, device, vector instructions (kernels are chosen by them), what OpenBLAS multiplies matrices with, and thread count.</summary>
    internal static string Of(string version, string? openBlas, int threads) =>
        string.Create(CultureInfo.InvariantCulture, $"libtorch {version} cpu {Architecture}{(openBlas is null ? "" : $" openblas={openBlas}")} threads={threads}");

    private static string Architecture => RuntimeInformation.ProcessArchitecture switch
    {
        System.Runtime.InteropServices.Architecture.X64 => Avx512F.IsSupported ? "x64-avx512" : Avx2.IsSupported ? "x64-avx2" : "x64",
        var other => other.ToString().ToLowerInvariant(),
    };
}
