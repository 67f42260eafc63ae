using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Nas.Tests.Clusters;

/// <summary>The Slurm of <c>eng/slurm-up</c>, and what may happen to it.</summary>
internal static class Slurm
{
    /// <summary>The prefix that starts a command on a node.</summary>
    public const string Prefix = "srun --quiet --ntasks=1 --mem=1600";

    private static readonly string? Settings = Environment.GetEnvironmentVariable("SLURM_CONF");

    /// <summary>Whether it is up. One that was not started for tests is left alone.</summary>
    public static bool IsUp { get; } =
        File.Exists(Settings) && File.ReadAllText(Settings).Contains("ClusterName=nas-search-tests", StringComparison.Ordinal);

    private static string Folder => Path.GetDirectoryName(Settings)!;

    /// <summary>Starts another Slurm in a folder, without anybody's jobs.</summary>
    public static void Up(string folder) => Own("slurm-up", folder);

    /// <summary>Ends it.</summary>
    public static void Down(string folder) => Own("slurm-down", folder);

    /// <summary>The jobs that run, perhaps only those on one node.</summary>
    public static string[] Jobs(string node = "") =>
        Lines("squeue", ["-h", "-t", "R", "-o", "%A", .. node.Length == 0 ? Array.Empty<string>() : ["-w", node]]);

    /// <summary>Cancels one of the running jobs; false where none runs.</summary>
    public static bool CancelOne(Random random)
    {
        var jobs = Jobs();
        if (jobs.Length == 0)
        {
            return false;
        }

        Lines("scancel", [jobs[random.Next(jobs.Length)]]);
        return true;
    }

    /// <summary>Has a job take whole nodes for some seconds, before those of other searches where it is urgent.</summary>
    public static void Occupy(int nodes, int seconds, bool isUrgent = false) =>
        Lines(
            "sbatch",
            [
                $"--nodes={nodes}",
                "--exclusive",
                $"--partition={(isUrgent ? "urgent" : "main")}",
                "--output=/dev/null",
                $"--wrap=sleep {seconds}",
            ]
        );

    /// <summary>Kills the controller.</summary>
    public static void KillController() => Signal("-9", File.ReadAllText(Path.Combine(Folder, "slurmctld.pid")).Trim());

    /// <summary>Starts the controller again, with the jobs that it knew.</summary>
    public static void StartController() => Lines("sh", ["-c", $"/usr/sbin/slurmctld -f {Settings} > {Folder}/log/restart 2>&1"]);

    /// <summary>Waits until no job is left: whoever is gone leaves none behind.</summary>
    public static async Task<bool> IsEmptySoon()
    {
        for (var waited = 0; waited < 100 && Jobs().Length > 0; waited++)
        {
            await Task.Delay(100);
        }

        return Jobs().Length == 0;
    }

    /// <summary>Cuts a node off: its daemon is gone and its jobs stand still, so that nothing is heard of them.</summary>
    public static void PowerOff(string node)
    {
        var jobs = Jobs(node);
        Signal("-9", File.ReadAllText(Path.Combine(Folder, $"slurmd.{node}.pid")).Trim());
        foreach (var job in jobs)
        {
            Array.ForEach(Lines("pgrep", ["-f", $"slurmstepd: \\[{job}\\."]), step => Signal("-STOP", step));
        }
    }

    /// <summary>Starts a node's daemon again; what stood still is gone.</summary>
    public static void PowerOn(string node)
    {
        Array.ForEach(Lines("pgrep", ["-x", "slurmstepd", "-r", "T"]), step => Signal("-9", step));
        Lines("/usr/sbin/slurmd", ["-N", node, "-f", Settings!]);
    }

    /// <summary>The processes that name a folder on their command line.</summary>
    public static string[] ProcessesOf(string folder) => Lines("pgrep", ["-f", folder + "/"]);

    private static void Signal(string signal, string process) => Lines("kill", [signal, process]);

    private static void Own(string script, string folder, [CallerFilePath] string here = "")
    {
        var start = new ProcessStartInfo(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "eng", script), [folder])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["NAS_SLURM_PORT"] = "17650";
        using var process = Process.Start(start)!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    private static string[] Lines(string program, string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
