using System.Collections.Immutable;
using System.CommandLine;
using LanguageExt;
using Nas.Domain.Learning.Formulas.Evolution;
using Nas.Effects.Benchmarks;
using Nas.Effects.Learning;
using Nas.Tool.CommandLine;
using Nas.Tool.Output;

namespace Nas.Tool.Inputs;

/// <summary>The options that name tables of architectures with proxies and quality.</summary>
/// <param name="published">Whether those of NAS-Bench-201 that come with the program are read where no table is named.</param>
internal sealed class ProblemOptions(bool published = false)
{
    private System.CommandLine.Option<string[]> Tables { get; } =
        new("--table")
        {
            Description =
                "Table with a header row, one row for each architecture and a column for each proxy; several tables are several problems"
                + (published ? " [default: NAS-Bench-201 on CIFAR-10 and ImageNet16-120]" : ""),
            HelpName = "FILE.csv[.gz]",
            Required = !published,
        };

    private System.CommandLine.Option<string[]> Targets { get; } =
        new("--target")
        {
            Description = "Column of quality, larger is better: one for all tables, or one per table in their order",
            HelpName = "COLUMN",
            Required = !published,
        };

    private System.CommandLine.Option<string?> TargetTable { get; } =
        Options.Text("--targets-from", "FILE", "Table that holds the target columns instead, joined by id");

    private System.CommandLine.Option<string?> Metrics { get; } =
        Options.Text("--metrics", "NAME,…", "Columns that count as proxies [default: those of NAS-Bench-Suite-Zero that every table has]");

    /// <summary>The options, in the order of help.</summary>
    public Option[] All => [Tables, Targets, TargetTable, Metrics];

    /// <summary>Those that only a named table has a use for.</summary>
    public Option[] OfTables => [Targets, TargetTable];

    /// <summary>Whether no table is named.</summary>
    public bool AreUsual(ParseResult parsed) => parsed.GetValue(Tables) is not { Length: > 0 };

    /// <summary>Reads the problems with their proxies.</summary>
    public Either<Failure, ImmutableArray<FormulaProblem>> Read(ParseResult parsed) =>
        Read(
            parsed,
            [.. (parsed.GetValue(Metrics) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]
        );

    /// <summary>Reads the problems with other columns than the proxies.</summary>
    public Either<Failure, ImmutableArray<FormulaProblem>> Read(ParseResult parsed, ImmutableArray<string> columns) =>
        AreUsual(parsed)
            ? CellProxies.Problems(columns).MapLeft(Faults.ToFailure)
            : from tables in Pair(parsed.GetValue(Tables)!, parsed.GetValue(Targets) ?? [], Given.Maybe(parsed.GetValue(TargetTable)))
            from problems in ProblemTable.Read(tables, columns).MapLeft(Faults.ToFailure)
            select problems;

    private static Either<Failure, ImmutableArray<ProblemTable>> Pair(string[] tables, string[] targets, LanguageExt.Option<string> from) =>
        targets.Length == 1 || targets.Length == tables.Length
            ? tables.Select((table, i) => new ProblemTable(table, targets[targets.Length == 1 ? 0 : i], from)).ToImmutableArray()
            : new Failure(ExitCode.Usage, $"{tables.Length} tables need one --target or {tables.Length}, not {targets.Length}")
            {
                Safe = "nothing was done",
            };
}
