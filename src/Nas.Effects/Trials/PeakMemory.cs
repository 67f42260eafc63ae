using System.Diagnostics;

namespace Nas.Effects.Trials;

/// <summary>The peak of this process's resident memory since the last reset.</summary>
internal static class PeakMemory
{
    public static void Reset()
    {
        const string Control = "/proc/self/clear_refs";
        if (File.Exists(Control))
        {
            // Writing 5 resets the peak to the current value; without permission the peak is that of the whole process.
            Try(() => File.WriteAllText(Control, "5"));
        }
    }

    public static long Read()
    {
        using var self = Process.GetCurrentProcess();
        return MemoryStatus.OwnPeak() ?? self.PeakWorkingSet64;
    }

    private static void Try(Action act)
    {
        try
        {
            act();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }
}
