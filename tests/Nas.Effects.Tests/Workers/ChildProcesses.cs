using System.Diagnostics;
using System.Globalization;

namespace Nas.Effects.Tests.Workers;

/// <summary>The workers of this process, found as somebody from outside finds them.</summary>
internal static class ChildProcesses
{
    /// <summary>Kills the n-th worker, counted round, of those that have a mark on their command line; false where there is none.</summary>
    public static bool KillOne(string mark, int n)
    {
        int[] workers = [.. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).SelectMany(name => WorkerIn(name, mark))];
        if (workers.Length == 0)
        {
            return false;
        }

        using var victim = Process.Start("kill", ["-9", $"{workers[n % workers.Length]}"]);
        victim.WaitForExit();
        return victim.ExitCode == 0;
    }

    private static IEnumerable<int> WorkerIn(string? name, string mark)
    {
        if (!int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var process))
        {
            return [];
        }

        try
        {
            var status = File.ReadAllText($"/proc/{process}/stat");
            var parent = status[(status.LastIndexOf(')') + 2)..].Split(' ')[1];
            return
                parent == $"{Environment.ProcessId}"
                && File.ReadAllText($"/proc/{process}/cmdline").Contains(mark, StringComparison.Ordinal)
                ? [process]
                : [];
        }
        catch (IOException)
        {
            return []; // It ended meanwhile.
        }
    }
}
