using System.CommandLine;
using Nas.Domain.Search.Trials;
using Nas.Tool.CommandLine;

namespace Nas.Tool.Searching;

/// <summary>The options for what is too large or too slow.</summary>
internal sealed class LimitOptions
{
    private const long UsualMacs = 5_000_000;
    private const double SilenceSeconds = 30;
    private const long Many = 1_000_000_000_000;

    private readonly Option<long?> _maxParameters = Options.Optional(
        "--max-params",
        "Maximum number of trainable parameters of a network",
        1L,
        Many
    );
    private readonly Option<long?> _maxMacs = Options.Optional(
        "--max-macs",
        "Maximum multiply-accumulates for one image [default: what the minutes are enough for; 5000000 without --minutes, none for a table]",
        1L,
        Many
    );
    private readonly Option<long> _maxActivation = Options.Number(
        "--max-activation-mb",
        "Maximum activation memory of a training step, in MB",
        1024,
        1L,
        Many >> 20
    );
    private readonly Option<double> _wall = Options.Number("--wall-limit", "Seconds after which a trial is stopped", 300, 0.0, 1e9);
    private readonly Option<long> _memory = Options.Number(
        "--memory-limit",
        "Memory in MB beyond which a trial is stopped",
        4096,
        1L,
        Many >> 20
    );

    /// <summary>In the order of help.</summary>
    public IReadOnlyList<Option> All => [_maxParameters, _maxMacs, _maxActivation, _wall, _memory];

    /// <summary>The limits on what runs.</summary>
    public IReadOnlyList<Option> OfRunning => [_wall, _memory];

    /// <summary>Limits on candidates.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="mayBeSlow">Whether multiply-accumulates are limited only where that is asked for.</param>
    public Limits OfCandidates(ParseResult parsed, bool mayBeSlow) =>
        new(
            Given.Maybe(parsed.GetValue(_maxParameters)),
            Given.Maybe(parsed.GetValue(_maxMacs) ?? (mayBeSlow ? null : UsualMacs)),
            parsed.GetValue(_maxActivation) << 20,
            default
        );

    /// <summary>Limits on time and memory of one trial.</summary>
    public TrialLimits OfTrials(ParseResult parsed) => new(parsed.GetValue(_wall), parsed.GetValue(_memory) << 20, SilenceSeconds);
}
