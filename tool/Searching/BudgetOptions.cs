using System.CommandLine;
using LanguageExt;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Trials;
using Nas.Tool.CommandLine;

namespace Nas.Tool.Searching;

/// <summary>The options that say when a search ends and how its minutes are spent.</summary>
internal sealed class BudgetOptions
{
    private const int RungFactor = 3;
    private const double TrialsOfAMinute = 10;

    private static readonly Budget Usual = new(default, default, 3.0);
    private static readonly Budget UsualOfTable = new(300, default, default);

    private readonly System.CommandLine.Option<double?> _minutes = Options.Optional(
        "--minutes",
        "Maximum minutes, including the final training, which gets fewer epochs if necessary [default: 3 if "
            + "no other budget is given, none for a table]",
        0.0,
        1e6
    );
    private readonly System.CommandLine.Option<int?> _trials = Options.Optional(
        "--trials",
        "Maximum number of trials [default: 300 for a table if no other budget is given]",
        1,
        100_000_000
    );
    private readonly System.CommandLine.Option<int?> _epochs = Options.Optional(
        "--epochs",
        "Maximum number of epochs of all trials together",
        1,
        100_000_000
    );
    private readonly System.CommandLine.Option<double?> _searchShare = Options.Optional(
        "--search-share",
        "The share of the minutes for trials; the final training has the rest [default: 0.25 for 3 minutes, more for longer searches]",
        0.01,
        0.95
    );
    private readonly System.CommandLine.Option<int> _rungs = Options.Number(
        "--rungs",
        "Lengths of training in a round: of the trials of each, the best third goes on for three times as long; 1 trains all alike",
        3,
        1,
        10
    );
    private readonly System.CommandLine.Option<bool> _noInherit = new("--no-inherit")
    {
        Description = "Train every candidate from fresh weights instead of those that its parent left",
    };
    private readonly System.CommandLine.Option<bool> _inherit = new("--inherit")
    {
        Description = "Start every candidate with the weights that its parent left [default: with --minutes]",
    };

    public BudgetOptions() =>
        _inherit.Validators.Add(inherit =>
        {
            if (inherit.GetValueOrDefault<bool>() && inherit.GetResult(_noInherit)?.GetValueOrDefault<bool>() is true)
            {
                inherit.AddError($"{_inherit.Name} and {_noInherit.Name} exclude each other");
            }
        });

    /// <summary>In the order of help.</summary>
    public IReadOnlyList<Option> All => [_minutes, _trials, _epochs, _searchShare, _rungs, _inherit, _noInherit];

    /// <summary>What a resumed search may have more of.</summary>
    public IReadOnlyList<Option> Amounts => [_minutes, _trials, _epochs];

    /// <summary>What says how planned minutes are spent.</summary>
    public IReadOnlyList<Option> OfMinutes => [_searchShare, _rungs, _noInherit];

    /// <summary>Whether children start with their parents' weights.</summary>
    public Option Inheritance => _inherit;

    /// <summary>The budget as given, or none.</summary>
    public LanguageExt.Option<Budget> Find(ParseResult parsed) =>
        new Budget(Given.Maybe(parsed.GetValue(_trials)), Given.Maybe(parsed.GetValue(_epochs)), Given.Maybe(parsed.GetValue(_minutes)))
            is var budget
        && (budget.Trials.IsSome || budget.Epochs.IsSome || budget.Minutes.IsSome)
            ? budget
            : LanguageExt.Option<Budget>.None;

    /// <summary>The budget as given, or the usual one.</summary>
    public Budget Read(ParseResult parsed, bool isTable) => Find(parsed).IfNone(isTable ? UsualOfTable : Usual);

    /// <summary>How planned minutes are spent.</summary>
    public Pacing PacingOf(ParseResult parsed) =>
        new(parsed.GetValue(_rungs), RungFactor, Given.Maybe(parsed.GetValue(_searchShare))) { Adapts = true, Incumbent = true };

    /// <summary>Whether children start with their parents' weights; usual where minutes are planned.</summary>
    public bool Inherits(ParseResult parsed, bool planned) => parsed.GetValue(_inherit) || (planned && !parsed.GetValue(_noInherit));

    /// <summary>Roughly how many trials a budget allows.</summary>
    public static double TrialsIn(Budget budget, int epochsOfATrial) =>
        new[]
        {
            budget.Trials.Map(max => (double)max),
            budget.Epochs.Map(max => (double)max / epochsOfATrial),
            budget.Minutes.Map(max => max * TrialsOfAMinute),
        }
            .Somes()
            .Min();
}
