using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Nas.Effects.Engine;

/// <summary>The text under which scores are comparable bit for bit.</summary>
internal static class NumericIdentity
{
    /// <summary>Library version, device, vector instructions and maker of the processor (kernels are chosen by them), thread count, and
    /// whether algorithms are the deterministic ones. Other kernels compute bfloat16 where the
    /// processor has no instructions for it.</summary>
    internal static string Of(string version, string? instructions, int threads, bool isDeterministic) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"libtorch {version} cpu {instructions ?? "unknown"}{(Bfloat16.IsFast ? " bf16" : "")} {Processor} threads={threads}{(isDeterministic ? " deterministic" : "")}"
        );

    private static string Processor => X86Base.IsSupported ? Maker() : RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();

    private static string Maker()
    {
        var (_, first, third, second) = X86Base.CpuId(0, 0);
        return string.Concat(new[] { first, second, third }.SelectMany(BitConverter.GetBytes).Select(letter => (char)letter));
    }
}
