using System.Globalization;
using LanguageExt;

namespace Nas.Effects.Workers;

/// <summary>What a node says of itself before anything else.</summary>
/// <param name="Protocol">The version of the messages.</param>
/// <param name="Build">The build of the program.</param>
/// <param name="Host">The name of the machine.</param>
/// <param name="Job">The batch system's number of the job that it runs in.</param>
/// <param name="MemoryBytes">Memory that the node's processes may use together.</param>
public sealed record NodeGreeting(int Protocol, string Build, string Host, Option<string> Job, long MemoryBytes)
{
    /// <summary>The version that this program speaks. It rises with every new field, since unknown ones are refused.</summary>
    public const int CurrentProtocol = 2;

    /// <summary>What this process says.</summary>
    public static NodeGreeting Self() => new(CurrentProtocol, Runs.Folders.Build.Text, NameOfHost(), Slurm("SLURM_JOB_ID"), Memory());

    // Nodes of a test share a machine, so the batch system's name goes first.
    private static string NameOfHost() => Slurm("SLURMD_NODENAME").IfNone(Environment.MachineName);

    private static long Memory()
    {
        var machine = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        return Slurm("SLURM_MEM_PER_NODE")
            .Bind(text =>
                long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var megabytes) ? megabytes : Option<long>.None
            )
            .Map(megabytes => Math.Min(machine, megabytes << 20))
            .IfNone(machine);
    }

    private static Option<string> Slurm(string variable) =>
        Prelude.Optional(Environment.GetEnvironmentVariable(variable)).Filter(value => value.Length > 0);
}
