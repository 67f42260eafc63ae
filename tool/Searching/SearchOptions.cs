using System.CommandLine;
using LanguageExt;
using Nas.Domain;
using Nas.Domain.Architectures.Cells;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Strategies.Catalogue;
using Nas.Domain.Search.Surrogates;
using Nas.Domain.Search.Tabular;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;
using Nas.Tool.CommandLine;
using Nas.Tool.Configuration;
using Nas.Tool.Inputs;
using Nas.Tool.Output;
using static LanguageExt.Prelude;

namespace Nas.Tool.Searching;

/// <summary>The options of <c>search</c> that define a recipe.</summary>
internal sealed class SearchOptions
{
    private const string UsualStrategy = "regularised-evolution";
    private const long MaxMacs = 5_000_000;
    private const int RungFactor = 3;
    private const long Many = 1_000_000_000_000;

    private readonly System.CommandLine.Option<string?> _protocol = Options.Text(
        Protocol.OptionName,
        "NAME",
        $"Settings of a published experiment in place of defaults: {string.Join(", ", Protocol.Names)}; config show --origin prints them"
    );
    private readonly System.CommandLine.Option<string?> _task = Options.Text(
        "--task",
        "NAME",
        "A built-in task (addnist, fashion-mnist; nasbench201-c10, -c100 and -in16 are tables of known outcomes), or what to call the data in --data [default: fashion-mnist, with --data its name]"
    );
    private readonly System.CommandLine.Option<string?> _data = Options.Text(
        "--data",
        "DIR|FILE",
        "A folder or file with data of your own: pictures, arrays or a table; docs/guide/your-data.md has the layouts"
    );
    private readonly ReadingChoices _reading = new();
    private readonly System.CommandLine.Option<string> _grammar = Options.Text(
        "--grammar",
        "FILE|NAME",
        "The search space; a table has its own, nasbench201",
        "einspace",
        BuiltInGrammars.Names
    );
    private readonly System.CommandLine.Option<string?> _seeds = Options.Text(
        "--seeds",
        "NAMES",
        "Architectures to try first, in the grammar or not, separated by commas: built-in names or files; "
            + "'none' to start without any [default with a grammar of einspace: "
            + "cnn_16, residual_16, cnn_32, cnn_8, patch_cnn_32 and mixer_64, or mlp_64 and mlp_256 for a table, as far as they fit; small_cnn without "
            + "--minutes]"
    );
    private readonly System.CommandLine.Option<long> _seed = Options.Seed("Equal seeds give equal searches");

    private readonly StrategyCatalogue _strategies;
    private readonly System.CommandLine.Option<string> _strategy;
    private readonly SettingOptions _settings;
    private readonly System.CommandLine.Option<int> _lookahead = Options.Number(
        "--lookahead",
        "Trials that may be open at once: a decision sees the outcomes up to so many trials back",
        8,
        1,
        1024
    );

    private readonly SurrogateOptions _surrogate = new();

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

    private readonly System.CommandLine.Option<string?> _space = Options.Text(
        "--space",
        "TEXT|FILE",
        "Hyperparameters that are chosen with each architecture, divided by ';' or one a line, such as 'learning_rate: log 1e-4 .. 1e-1'"
    );

    private readonly System.CommandLine.Option<string> _spaceSampler = Options.Choice(
        "--space-sampler",
        "How the numbers in --space are chosen: as the strategy varies architectures, or by CMA-ES",
        ["variation", "cma-es"]
    );

    private readonly System.CommandLine.Option<string> _stopCurves = Options.Choice(
        "--stop-curves",
        "End trainings of which the last loss (sotl-e), the sum (sotl) or the moving average (sotl-ema) of losses is behind half of the earlier ones",
        ["none", "sotl-e", "sotl", "sotl-ema"]
    );

    private readonly ObjectiveOptions _objectives = new();

    private readonly TrainingOptions _training = new();

    private readonly System.CommandLine.Option<long?> _maxParameters = Options.Optional(
        "--max-params",
        "Maximum number of trainable parameters of a network",
        1L,
        Many
    );
    private readonly System.CommandLine.Option<long?> _maxMacs = Options.Optional(
        "--max-macs",
        "Maximum multiply-accumulates for one image [default: what the minutes are enough for; 5000000 without --minutes, none for a table]",
        1L,
        Many
    );
    private readonly System.CommandLine.Option<long> _maxActivation = Options.Number(
        "--max-activation-mb",
        "Maximum activation memory of a training step, in MB",
        1024,
        1L,
        Many >> 20
    );
    private readonly System.CommandLine.Option<double> _wall = Options.Number(
        "--wall-limit",
        "Seconds after which a trial is stopped",
        300,
        0.0,
        1e9
    );
    private readonly System.CommandLine.Option<long> _memory = Options.Number(
        "--memory-limit",
        "Memory in MB beyond which a trial is stopped",
        4096,
        1L,
        Many >> 20
    );

    /// <summary>The options of a program that knows some strategies.</summary>
    public SearchOptions(StrategyCatalogue strategies)
    {
        var names = strategies.Names;
        _strategies = strategies;
        _strategy = Options.Text("--strategy", "NAME", string.Join(", ", names[..^1]) + " or " + names[^1], UsualStrategy, names);
        _settings = new(strategies.Settings);
    }

    /// <summary>What the recipe is made of, in the order and under the titles of help.</summary>
    public IReadOnlyList<OptionGroup> Groups =>
        [
            new("Task and space", [_protocol, _task, _data, .. _reading.All, _grammar, _seeds, _seed]),
            new("Budget", [_minutes, _trials, _epochs, _searchShare, _rungs, _noInherit]),
            new("Strategy", [_strategy, .. _settings.Of(_strategies.Settings.Except(SettingsOfSurrogates)), _lookahead]),
            new("Objectives", _objectives.All),
            new("Surrogate", [.. SurrogateGroup]),
            new("Training", [.. _training.All, _space, _spaceSampler, _stopCurves]),
            new("Limits", [_maxParameters, _maxMacs, _maxActivation, _wall, _memory]),
        ];

    private IEnumerable<Option> SurrogateGroup => _surrogate.All.Concat(_settings.Of(SettingsOfSurrogates));

    /// <summary>What strategies with a surrogate have and no other has.</summary>
    private IEnumerable<Setting> SettingsOfSurrogates =>
        _strategies.Settings.Except(_strategies.All.Where(kind => !HasSurrogate(kind)).SelectMany(kind => kind.Settings));

    private static bool HasSurrogate(StrategyKind kind) => kind.Settings.Contains(SurrogateChoice.Setting);

    /// <summary>The options that a resumed search takes from its recipe, as far as they are given all the same. The place of the data may
    /// have changed.</summary>
    public IEnumerable<Option> GivenBesidesBudget(ParseResult parsed) =>
        Groups
            .Where(group => group.Title != "Budget")
            .SelectMany(group => group.Options)
            .Where(option => option != _data)
            .Where(option => parsed.GetResult(option) is { Implicit: false });

    /// <summary>The command line with the settings of the protocol that it names.</summary>
    public Either<Failure, ParseResult> WithProtocol(ParseResult parsed) =>
        Protocol.Complete(EffectiveSettings.OfCommandLine(parsed, Groups), LooksAt).Map(settings => settings.Parsed);

    /// <summary>Whether a search looks at an option: its strategy has it, and a table brings its own grammar.</summary>
    public bool LooksAt(ParseResult parsed, Option option) =>
        !(option == _grammar && IsTable(parsed))
        && _strategies.Find(parsed.GetRequiredValue(_strategy)).ForAll(kind => !VainFor(kind).Contains(option));

    /// <summary>Where the data lies, if that is given.</summary>
    public LanguageExt.Option<string> DataOf(ParseResult parsed) => Given.Maybe(parsed.GetValue(_data));

    /// <summary>The budget as given, or none.</summary>
    public LanguageExt.Option<Budget> BudgetOf(ParseResult parsed) =>
        new Budget(Given.Maybe(parsed.GetValue(_trials)), Given.Maybe(parsed.GetValue(_epochs)), Given.Maybe(parsed.GetValue(_minutes)))
            is var budget
        && (budget.Trials.IsSome || budget.Epochs.IsSome || budget.Minutes.IsSome)
            ? Some(budget)
            : None;

    /// <summary>The requested settings.</summary>
    public Either<Failure, SearchSettings> Read(ParseResult parsed)
    {
        var budget = BudgetIn(parsed);
        return from strategy in StrategyOf(parsed, budget)
            from archive in _surrogate.Archive(parsed)
            from objectives in _objectives.Read(parsed, IsTable(parsed), HasGoals(parsed))
            from space in SpaceOption.Read(parsed.GetValue(_space), IsTable(parsed), PacingOf(parsed, budget).IsSome)
            from stopping in StoppingOption.Read(
                parsed.GetRequiredValue(_stopCurves),
                IsTable(parsed) || HasLengths(parsed) || PacingOf(parsed, budget).IsSome
            )
            select new SearchSettings(
                RequestOf(parsed),
                GrammarOf(parsed),
                SeedsOf(parsed),
                new(parsed.GetValue(_seed)),
                strategy,
                parsed.GetValue(_lookahead),
                LimitsOf(parsed),
                TrainingOf(strategy, parsed),
                _training.FinalEpochsOf(parsed),
                TrialLimitsOf(parsed),
                budget
            )
            {
                Archive = archive,
                Stopping = stopping,
                Space = space.Map(found => found with { Sampler = SpaceOption.SamplerOf(parsed.GetRequiredValue(_spaceSampler)) }),
                Goals = objectives.Goals,
                Latency = objectives.Latency,
                FinalThreads = IsTable(parsed) ? 1 : _training.ThreadsOf(parsed),
                Augmentation = IsTable(parsed) ? Augmentation.None : _training.AugmentationOf(parsed),
                Pacing = PacingOf(parsed, budget),
                Inherits = PacingOf(parsed, budget).IsSome && !parsed.GetValue(_noInherit),
            };
    }

    /// <summary>A trial of a strategy with several lengths is as long as its decision says; the recipe has the longest.</summary>
    private TrainingRecipe TrainingOf(Strategy strategy, ParseResult parsed)
    {
        var training = IsTable(parsed) ? TrainingOptions.OfTable : _training.Read(parsed);
        return training with { Epochs = strategy.Ladder.Map(ladder => ladder.Epochs[^1]).IfNone(training.Epochs) };
    }

    private Budget BudgetIn(ParseResult parsed) =>
        BudgetOf(parsed).IfNone(IsTable(parsed) ? new Budget(300, None, None) : new Budget(None, None, 3.0));

    /// <summary>Whether no option is given that a kind of strategy would not look at.</summary>
    private Either<Failure, Unit> CheckOptions(ParseResult parsed, StrategyKind kind)
    {
        var vain = VainFor(kind).Where(option => parsed.GetResult(option) is { Implicit: false }).ToList();
        return vain.Count == 0
            ? unit
            : new Failure(ExitCode.Usage, $"{kind.Name} has no use for {string.Join(", ", vain.Select(option => option.Name))}")
            {
                Safe = "nothing was done",
                Next = UsersOf(vain) is { Count: > 0 } users
                    ? $"choose another strategy: --strategy {string.Join(" or ", users)}"
                    : "leave out what the strategy does not have",
            };
    }

    /// <summary>What a kind of strategy would not look at. The settings of the usual one are no mistake with any other: comparisons share
    /// them.</summary>
    private IEnumerable<Option> VainFor(StrategyKind kind) =>
        _surrogate.All.Concat(_settings.Options).Except(OptionsOf(kind)).Except(_strategies.Find(UsualStrategy).Match(OptionsOf, []));

    /// <summary>The strategies that look at some options.</summary>
    private List<string> UsersOf(IReadOnlyCollection<Option> options) =>
        [.. _strategies.All.Where(kind => options.All(OptionsOf(kind).Contains)).Select(kind => kind.Name)];

    private IEnumerable<Option> OptionsOf(StrategyKind kind) =>
        _settings.Of(kind.Settings).Concat(HasSurrogate(kind) ? _surrogate.All : []);

    private TaskRequest RequestOf(ParseResult parsed) =>
        DataRequest.Create(Given.Maybe(parsed.GetValue(_task)), Given.Maybe(parsed.GetValue(_data)), _reading.Read(parsed));

    private Either<Failure, Strategy> StrategyOf(ParseResult parsed, Budget budget) =>
        from kind in KindOf(parsed.GetRequiredValue(_strategy))
        from _ in CheckOptions(parsed, kind)
        from surrogate in HasSurrogate(kind) ? _surrogate.Read(parsed, IsTable(parsed)).Map(Some) : LanguageExt.Option<SurrogateChoice>.None
        from lengths in LengthsOf(kind, parsed)
        select kind.Make(
            new(
                TrialsOf(budget, _training.TrialEpochsOf(parsed)),
                setting => setting == SurrogateChoice.Setting ? surrogate.Map(choice => (object)choice) : _settings.Find(setting, parsed)
            )
            {
                Epochs = budget.Epochs,
                TrialEpochs = _training.LongestEpochsOf(parsed),
                Lengths = lengths,
            }
        );

    /// <summary>The lengths of training that a table knows; none where trials are run.</summary>
    private Either<Failure, ValueArray<int>> LengthsOf(StrategyKind kind, ParseResult parsed) =>
        kind.HasLengths && TaskSource.Table(RequestOf(parsed)).Case is TabularTask table
            ? table.Lengths.Length > 1
                ? Right<Failure, ValueArray<int>>(table.Lengths)
                : new Failure(ExitCode.Usage, $"{table.Task.Name} knows one length of training, and {kind.Name} needs several")
                {
                    Safe = "nothing was done",
                    Next = "choose --task nasbench201-c10, or a strategy that trains all alike",
                }
            : Right<Failure, ValueArray<int>>([]);

    private bool HasGoals(ParseResult parsed) => _strategies.Find(parsed.GetRequiredValue(_strategy)).Exists(kind => kind.HasGoals);

    private bool HasLengths(ParseResult parsed) => _strategies.Find(parsed.GetRequiredValue(_strategy)).Exists(kind => kind.HasLengths);

    private Either<Failure, StrategyKind> KindOf(string name) =>
        _strategies
            .Find(name)
            .ToEither(() =>
                new Failure(ExitCode.Usage, $"there is no strategy '{name}'{Domain.Text.DidYouMean.Among(_strategies.Names, name)}")
                {
                    Next = $"choose one of {string.Join(", ", _strategies.Names)}",
                }
            );

    // A minute counts as ten trials.
    private static double TrialsOf(Budget budget, int epochs) =>
        new[] { budget.Trials.Map(max => (double)max), budget.Epochs.Map(max => (double)max / epochs), budget.Minutes.Map(max => max * 10) }
            .Somes()
            .Min();

    private LanguageExt.Option<Seq<string>> SeedsOf(ParseResult parsed) =>
        Given
            .Maybe(parsed.GetValue(_seeds))
            .Map(names =>
                names == "none"
                    ? Seq<string>()
                    : names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToSeq()
            );

    private string GrammarOf(ParseResult parsed) =>
        IsTable(parsed) && parsed.GetResult(_grammar) is not { Implicit: false } ? CellNetwork.Grammar : parsed.GetRequiredValue(_grammar);

    private bool IsTable(ParseResult parsed) => TaskSource.Table(RequestOf(parsed)).IsSome;

    private Limits LimitsOf(ParseResult parsed) =>
        new(
            Given.Maybe(parsed.GetValue(_maxParameters)),
            Given.Maybe(parsed.GetValue(_maxMacs) ?? (IsTable(parsed) || PacingOf(parsed, BudgetIn(parsed)).IsSome ? null : MaxMacs)),
            parsed.GetValue(_maxActivation) << 20,
            None
        );

    /// <summary>Minutes are planned unless the lengths of trainings are given.</summary>
    private LanguageExt.Option<Pacing> PacingOf(ParseResult parsed, Budget budget) =>
        budget.Minutes.IsSome && !IsTable(parsed) && !HasLengths(parsed) && !_training.SaysHowLong(parsed)
            ? new Pacing(parsed.GetValue(_rungs), RungFactor, Given.Maybe(parsed.GetValue(_searchShare)))
            : LanguageExt.Option<Pacing>.None;

    private TrialLimits TrialLimitsOf(ParseResult parsed) =>
        new(parsed.GetValue(_wall), parsed.GetValue(_memory) << 20, SilenceSeconds: 30);
}
