using System.CommandLine;
using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Workers;
using Nas.Effects.Workers.Links;
using Nas.Tool.Output;

namespace Nas.Tool.Searching;

/// <summary>Where trials run besides this machine.</summary>
internal static class LaunchOption
{
    private const string Program = "nas-search";

    /// <summary>The option of commands that run trials in many places.</summary>
    public static System.CommandLine.Option<string[]> Many() =>
        new("--launch")
        {
            Description =
                "Run trials elsewhere: words that start a command there, such as 'srun --ntasks=1' or 'ssh HOST', with the number of "
                + "places before a star: '4*srun --ntasks=1'; may be repeated",
            HelpName = "[N*]PREFIX",
        };

    /// <summary>How to reach the places; none where trials run on this machine.</summary>
    public static Either<Failure, Seq<WorkerProgram>> Read(IEnumerable<string>? given, ComputeDevice device, bool fuses) =>
        (given ?? [])
            .Map(LaunchText.Parse)
            .Sequence()
            .Map(launches => launches.Bind(launch => launch.Programs(Node(device, fuses), Program)).ToSeq().Strict())
            .MapLeft(reason => new Failure(ExitCode.Usage, $"--launch: {reason}")
            {
                Safe = "nothing was done",
                Next = "quote the words that start a command elsewhere, such as --launch '4*srun --ntasks=1'",
            });

    private static WorkerProgram Node(ComputeDevice device, bool fuses) =>
        WorkerProgram.Self([.. TrialBackend.WorkerArguments(device, fuses), "--node"]);
}
