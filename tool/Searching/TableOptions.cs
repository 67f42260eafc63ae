using System.Collections.Immutable;
using System.CommandLine;
using LanguageExt;
using Nas.Domain.Learning.Catalogue;
using Nas.Domain.Text;
using Nas.Effects.Learning;
using Nas.Tool.Output;

namespace Nas.Tool.Searching;

/// <summary>The options of commands that learn from a table.</summary>
/// <param name="required">Whether the command requires a table.</param>
internal sealed class TableOptions(bool required = true)
{
    private readonly System.CommandLine.Option<string> _table = new("--table")
    {
        Description = "Table with a header row and one row for each architecture",
        HelpName = "FILE.csv[.gz]",
        Required = required,
    };
    private readonly System.CommandLine.Option<string> _target = new("--target")
    {
        Description = "Column to predict; larger is better",
        HelpName = "COLUMN",
        Required = required,
    };
    private readonly System.CommandLine.Option<string?> _features = Names(
        "--features",
        "Columns to predict it from, separated by commas [default: every numeric column except id and the target]"
    );
    private readonly System.CommandLine.Option<string?> _ignore = Names("--ignore", "Columns not to use as features, separated by commas");

    /// <summary>In the order of help.</summary>
    public System.CommandLine.Option[] All => [_table, _target, _features, _ignore];

    /// <summary>Whether a table and its target were given.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_table) is not null && parsed.GetValue(_target) is not null;

    /// <summary>The table's file.</summary>
    public string File(ParseResult parsed) => parsed.GetRequiredValue(_table);

    /// <summary>The roles of its columns.</summary>
    public ColumnChoice Columns(ParseResult parsed) =>
        new(parsed.GetRequiredValue(_target), Split(parsed.GetValue(_features)), Split(parsed.GetValue(_ignore)));

    /// <summary>An option for names separated by commas.</summary>
    public static System.CommandLine.Option<string?> Names(string name, string description) =>
        new(name) { Description = description, HelpName = "NAME,…" };

    /// <summary>Splits names separated by commas.</summary>
    public static ImmutableArray<string> Split(string? names) =>
        [.. (names ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    /// <summary>The predictors with the given names; the usual ones if there are none.</summary>
    public static Either<Failure, ImmutableArray<NamedPredictor>> Predictors(string? names) =>
        Split(names) is { IsEmpty: false } some
            ? some.Select(Predictor).Sequence().Map(found => found.ToImmutableArray())
            : BuiltInPredictors.Usual;

    /// <summary>Finds a predictor by name.</summary>
    public static Either<Failure, NamedPredictor> Predictor(string name) =>
        BuiltInPredictors
            .Parse(name)
            .MapLeft(wrong => new Failure(ExitCode.Usage, wrong)
            {
                Safe = "nothing was done",
                Next = $"choose from {string.Join(", ", BuiltInPredictors.Names)}, with settings as in boosting:rounds=100:rate=0.3",
            });

    /// <summary>A note about text columns that are not used as features.</summary>
    public static string LeftOut(SurrogateTable table) =>
        table.LeftOut.IsEmpty ? "" : $"; no numbers in {string.Join(", ", table.LeftOut)}";
}
