using System.Globalization;

namespace Nas.Benchmarks;

/// <summary>What the C library holds of the system's memory.</summary>
internal static class NativeMemory
{
    /// <summary>Resident anonymous bytes of this process.</summary>
    public static long Resident() =>
        1024
        * long.Parse(
            File.ReadLines("/proc/self/status")
                .First(line => line.StartsWith("RssAnon", StringComparison.Ordinal))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2],
            CultureInfo.InvariantCulture
        );
}
