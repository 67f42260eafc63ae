using System.Collections.Immutable;
using System.CommandLine;
using LanguageExt;
using Nas.Domain.Learning.Formulas.Evolution;
using Nas.Effects.Learning;
using Nas.Tool.CommandLine;
using Nas.Tool.Output;

namespace Nas.Tool.Inputs;

/// <summary>The options that name tables of architectures with proxies and quality.</summary>
internal sealed record ProblemOptions
{
    private System.CommandLine.Option<string[]> Tables { get; } =
        new("--table")
        {
            Description =
                "Table with a header row, one row for each architecture and a column for each proxy; several tables "
                + "are several problems",
            HelpName = "FILE.csv[.gz]",
            Required = true,
        };

    private System.CommandLine.Option<string[]> Targets { get; } =
        new("--target")
        {
            Description = "Column of quality, larger is better: one for all tables, or one per table in their order",
            HelpName = "COLUMN",
            Required = true,
        };

    private System.CommandLine.Option<string?> TargetTable { get; } =
        Options.Text("--targets-from", "FILE", "Table that holds the target columns instead, joined by id");

    private System.CommandLine.Option<string?> Metrics { get; } =
        Options.Text(
            "--metrics",
            "NAME,…",
            "Columns that formulas may use [default: the proxies of NAS-Bench-Suite-Zero that every table has]"
        );

    /// <summary>The options, in the order of help.</summary>
    public Option[] All => [Tables, Targets, TargetTable, Metrics];

    /// <summary>Reads the problems.</summary>
    public Either<Failure, ImmutableArray<FormulaProblem>> Read(ParseResult parsed) =>
        from tables in Pair(parsed.GetRequiredValue(Tables), parsed.GetRequiredValue(Targets), Given.Maybe(parsed.GetValue(TargetTable)))
        let metrics = (parsed.GetValue(Metrics) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        from problems in ProblemTable.Read(tables, [.. metrics]).MapLeft(Faults.ToFailure)
        select problems;

    private static Either<Failure, ImmutableArray<ProblemTable>> Pair(string[] tables, string[] targets, LanguageExt.Option<string> from) =>
        targets.Length == 1 || targets.Length == tables.Length
            ? tables.Select((table, i) => new ProblemTable(table, targets[targets.Length == 1 ? 0 : i], from)).ToImmutableArray()
            : new Failure(ExitCode.Usage, $"{tables.Length} tables need one --target or {tables.Length}, not {targets.Length}")
            {
                Safe = "nothing was done",
            };
}
