using System.Globalization;

namespace Nas.Effects.Trials;

/// <summary>What Linux says of a process's memory, in one small file. The class Process reads one for each thread besides, which takes
/// longer than a short trial.</summary>
internal static class MemoryStatus
{
    /// <summary>The memory that a process holds, in bytes; null where that cannot be read.</summary>
    public static long? Resident(int process) => Read(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/status"), "VmRSS:");

    /// <summary>The most that this process has held, in bytes; null where that cannot be read.</summary>
    public static long? OwnPeak() => Read("/proc/self/status", "VmHWM:");

    private static long? Read(string file, string name)
    {
        try
        {
            return !OperatingSystem.IsLinux() ? null
                : Array.Find(File.ReadAllLines(file), line => line.StartsWith(name, StringComparison.Ordinal)) is { } found
                    ? long.Parse(
                        found[name.Length..^"kB".Length],
                        NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
                        CultureInfo.InvariantCulture
                    ) << 10
                : null;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            // The process has ended.
            return null;
        }
    }
}
