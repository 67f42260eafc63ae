using System.CommandLine;
using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Workers;
using Nas.Effects.Workers.Links;
using Nas.Tool.CommandLine;
using Nas.Tool.Output;

namespace Nas.Tool.Searching;

/// <summary><c>--launch</c>: where trials run besides this machine.</summary>
internal sealed class LaunchOption : System.CommandLine.Option<string[]>, IStartsPrograms
{
    private const string Program = "nas-search";

    public LaunchOption()
        : base("--launch")
    {
        Description =
            "Run trials elsewhere: words that start a command there, such as 'srun --ntasks=1' or 'ssh HOST', with the number of "
            + "places before a star: '4*srun --ntasks=1'; may be repeated, and has one a line in a file";
        HelpName = "[N*]PREFIX";
    }

    /// <summary>Whether trials run elsewhere.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetValue(this) is { Length: > 0 };

    /// <summary>How to reach the places; none where trials run on this machine.</summary>
    public Either<Failure, Seq<WorkerProgram>> Read(ParseResult parsed, ComputeDevice device, bool fuses) =>
        Programs(parsed.GetValue(this) ?? [], device, fuses);

    /// <summary>The same for prefixes.</summary>
    public static Either<Failure, Seq<WorkerProgram>> Programs(IEnumerable<string> prefixes, ComputeDevice device, bool fuses) =>
        prefixes
            .SelectMany(text => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
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
