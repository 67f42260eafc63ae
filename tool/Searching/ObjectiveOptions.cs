using System.Collections.Immutable;
using System.CommandLine;
using LanguageExt;
using Nas.Domain.Search.Fronts;
using Nas.Domain.Search.Trials;
using Nas.Domain.Text;
using Nas.Effects.Benchmarks;
using Nas.Tool.CommandLine;
using Nas.Tool.Output;
using static LanguageExt.Prelude;

namespace Nas.Tool.Searching;

/// <summary>The options of a search that has several objectives.</summary>
internal sealed class ObjectiveOptions
{
    private static readonly ImmutableArray<string> Names = [.. Enum.GetNames<Goal>().Select(name => name.ToLowerInvariant())];

    private readonly System.CommandLine.Option<string?> _objectives = TableOptions.Names(
        "--objectives",
        $"What to improve at once, of {string.Join(", ", Names)}; front.csv has the trials that no other beats in all "
            + "[default: accuracy; accuracy,params for strategies that look at several]"
    );
    private readonly System.CommandLine.Option<string?> _device = Options.Text(
        "--latency-of",
        "NAME",
        $"The device of a table whose latency counts: {string.Join(", ", TabularTasks.Devices)} [default: {TabularTasks.Devices[0]}]"
    );
    private readonly System.CommandLine.Option<double?> _maxLatency = Options.Optional(
        "--max-latency",
        "Milliseconds for one image above which a network is rejected untrained, measured on this machine or from a table",
        0.0,
        1e9
    );

    /// <summary>In the order of help.</summary>
    public IReadOnlyList<System.CommandLine.Option> All => [_objectives, _device, _maxLatency];

    /// <summary>The objectives and how latency counts.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="isTable">Whether outcomes are looked up.</param>
    /// <param name="hasGoals">Whether the strategy looks at several objectives.</param>
    public Either<Failure, (LanguageExt.Option<Goals> Goals, LanguageExt.Option<LatencyRule> Latency)> Read(
        ParseResult parsed,
        bool isTable,
        bool hasGoals
    ) =>
        from goals in TableOptions.Split(parsed.GetValue(_objectives)).Map(GoalOf).Sequence()
        from device in DeviceOf(parsed, isTable)
        let named = new Goals([.. goals.Distinct()])
        let all = named.All.IsEmpty ? (hasGoals ? Some(Goals.Usual) : None) : Some(named)
        let max = Given.Maybe(parsed.GetValue(_maxLatency))
        select (
            all,
            max.IsSome || all.Exists(some => some.All.Contains(Goal.Latency))
                ? Some(new LatencyRule(device, max))
                : LanguageExt.Option<LatencyRule>.None
        );

    /// <summary>The objective of a name.</summary>
    public static Either<Failure, Goal> GoalOf(string name) =>
        Names.IndexOf(name) is var index and >= 0
            ? (Goal)index
            : new Failure(ExitCode.Usage, $"'{name}' is no objective{DidYouMean.Among(Names, name)}")
            {
                Safe = "nothing was done",
                Next = $"choose from {string.Join(", ", Names)}",
            };

    private Either<Failure, LanguageExt.Option<string>> DeviceOf(ParseResult parsed, bool isTable) =>
        (isTable, parsed.GetValue(_device)) switch
        {
            (false, null) => LanguageExt.Option<string>.None,
            (true, null) => Some(TabularTasks.Devices[0]),
            (true, { } device) when TabularTasks.Devices.Contains(device) => Some(device),
            (true, { } device) => new Failure(
                ExitCode.Usage,
                $"no table knows the device '{device}'{DidYouMean.Among(TabularTasks.Devices, device)}"
            )
            {
                Safe = "nothing was done",
                Next = $"choose from {string.Join(", ", TabularTasks.Devices)}",
            },
            (false, { }) => new Failure(ExitCode.Usage, "--latency-of names a device of a table, and networks run on this machine")
            {
                Safe = "nothing was done",
                Next = "leave it out, or choose a table: --task nasbench201-c10",
            },
        };
}
