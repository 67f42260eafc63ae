using System.Globalization;
using System.Runtime.InteropServices;

namespace Nas.Benchmarks;

/// <summary>What the C library holds of the system's memory.</summary>
internal static partial class NativeMemory
{
    /// <summary>Gives freed memory back to the system, so that what stays is in use.</summary>
    public static bool Trim() => GiveBack(0) != 0;

    /// <summary>Resident anonymous bytes of this process.</summary>
    public static long Resident() => 1024 * long.Parse(
        File.ReadLines("/proc/self/status").First(line => line.StartsWith("RssAnon", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2],
        CultureInfo.InvariantCulture);

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int GiveBack(nuint pad);
}
