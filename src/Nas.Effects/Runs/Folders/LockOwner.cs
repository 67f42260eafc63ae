using System.Globalization;
using System.Text.RegularExpressions;
using LanguageExt;

namespace Nas.Effects.Runs.Folders;

/// <summary>Who holds the right to write to a run, as one line of text.</summary>
/// <param name="Process">The process.</param>
/// <param name="Machine">The machine that it runs on.</param>
/// <param name="Job">The batch job that it belongs to, and how often that was started again; none outside of jobs.</param>
internal sealed partial record LockOwner(string Process, string Machine, Option<(string Id, int Restarts)> Job)
{
    /// <summary>This process.</summary>
    public static LockOwner Self() =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"process {Environment.ProcessId}, started {System.Diagnostics.Process.GetCurrentProcess().StartTime.ToUniversalTime():u}"
            ),
            Environment.MachineName,
            Variable("SLURM_JOB_ID").Map(id => (id, Variable("SLURM_RESTART_COUNT").Bind(Number).IfNone(0)))
        );

    /// <summary>Whether an owner has ended for certain: it ran on this machine, whose lock is free, or in an earlier start of this process's
    /// batch job, of which only one runs at a time.</summary>
    /// <param name="line">The owner's line.</param>
    public bool Succeeds(string line) =>
        line.EndsWith($" on {Machine}", StringComparison.Ordinal)
        || (Job.Case is (string id, int restarts) && JobOf(line).Case is (string former, int before) && former == id && before < restarts);

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Process},{Job.Match(job => string.Create(CultureInfo.InvariantCulture, $" in Slurm job {job.Id} (restarts: {job.Restarts}),"), () => "")} on {Machine}"
        );

    private static Option<(string Id, int Restarts)> JobOf(string line) =>
        Part().Match(line) is { Success: true } found
            ? Number(found.Groups[2].Value).Map(restarts => (found.Groups[1].Value, restarts))
            : Option<(string Id, int Restarts)>.None;

    private static Option<int> Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Option<int>.None;

    private static Option<string> Variable(string name) => Prelude.Optional(Environment.GetEnvironmentVariable(name));

    [GeneratedRegex(@" in Slurm job (\S+) \(restarts: (\d+)\), on ", RegexOptions.CultureInvariant)]
    private static partial Regex Part();
}
