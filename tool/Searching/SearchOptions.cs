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
    /// <summary>The word for a start without seeds.</summary>
    public const string NoSeeds = "none";

    /// <summary>Why much has no effect where outcomes are looked up.</summary>
    public const string NothingIsTrained = "a table of known outcomes is looked up, and nothing is read or trained";

    private readonly System.CommandLine.Option<string?> _protocol = Options.Text(
        Protocol.OptionName,
        "NAME",
        $"Settings of a published experiment in place of defaults: {string.Join(", ", Protocol.Names)}; config show --origin prints them"
    );
    private readonly System.CommandLine.Option<string?> _task = Options.Text(
        "--task",
        "NAME",
        "A built-in task (addnist, fashion-mnist, multnist, fashion-tile, markov-authors, chess-checks, friedman, digit-labels, hidden-waves, hidden-shapes; nasbench201-c10, -c100 and -in16 are tables of known outcomes), or what to call the data in --data [default: fashion-mnist, with --data its name]"
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
            + $"'{NoSeeds}' to start without any [default with a grammar of einspace: "
            + "cnn_16, residual_16, cnn_32, cnn_8, patch_cnn_32 and mixer_64, or mlp_64 and mlp_256 for a table, or cnn_1d and transformer_1d for sequences, as far as "
            + "they fit; small_cnn or cnn_1d without --minutes]"
    );
    private readonly System.CommandLine.Option<long> _seed = Options.Seed("Equal seeds give equal searches");

    private readonly System.CommandLine.Option<int> _lookahead = Options.Number(
        "--lookahead",
        "Trials that may be open at once: a decision sees the outcomes up to so many trials back",
        8,
        1,
        1024
    );

    private readonly StrategyOptions _strategy;
    private readonly BudgetOptions _budget = new();

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

    private readonly System.CommandLine.Option<string> _spaceAdviser = Options.Text(
        "--space-adviser",
        "none|near-best|FILE",
        "With cma-es, who chooses the values of every third trial after ten: none; near-best, a rule that stays near the best trial's; or "
            + "the next line of a file, such as 'learning_rate=0.01 momentum=0.9'",
        SpaceOption.NoAdviser
    );

    private readonly System.CommandLine.Option<string> _stopCurves = Options.Choice(
        "--stop-curves",
        "End trainings of which the last loss (sotl-e), the sum (sotl) or the moving average (sotl-ema) of losses is behind half of the earlier ones",
        ["none", "sotl-e", "sotl", "sotl-ema"]
    );

    private readonly ObjectiveOptions _objectives = new();
    private readonly TrainingOptions _training = new();
    private readonly LimitOptions _limits = new();

    /// <summary>The options of a program that knows some strategies.</summary>
    public SearchOptions(StrategyCatalogue strategies) => _strategy = new(strategies);

    /// <summary>What the recipe is made of, in the order and under the titles of help.</summary>
    public IReadOnlyList<OptionGroup> Groups =>
        [
            new("Task and space", [_protocol, _task, _data, .. _reading.All, _grammar, _seeds, _seed]),
            new("Budget", _budget.All),
            new("Strategy", [.. _strategy.Choice, _lookahead]),
            new("Objectives", _objectives.All),
            new("Surrogate", [.. _strategy.Surrogates]),
            new("Training", [.. _training.All, _space, _spaceSampler, _spaceAdviser, _stopCurves]),
            new("Limits", _limits.All),
        ];

    /// <summary>The options that a resumed search takes from its recipe, as far as they are given all the same. The place of the data may
    /// have changed.</summary>
    public IEnumerable<Option> GivenBesidesBudget(ParseResult parsed) =>
        Groups
            .SelectMany(group => group.Options)
            .Except([.. _budget.Amounts, _data])
            .Where(option => parsed.GetResult(option) is { Implicit: false });

    /// <summary>The command line with the settings of the protocol that it names.</summary>
    public Either<Failure, ParseResult> WithProtocol(ParseResult parsed) =>
        Protocol.Complete(EffectiveSettings.OfCommandLine(parsed, Groups), LooksAt).Map(settings => settings.Parsed);

    /// <summary>Whether a search looks at an option: its strategy and its surrogate have it, and a table brings its own grammar.</summary>
    public bool LooksAt(ParseResult parsed, Option option) =>
        !(option == _grammar && IsTable(parsed))
        && _strategy.LooksAt(parsed, option)
        && !VainIn(parsed).Any(vain => vain.Options.Contains(option));

    /// <summary>What is given and the strategy does not have, though no mistake where strategies are compared.</summary>
    public string[] IdleIn(ParseResult parsed) => _strategy.IdleIn(parsed);

    /// <summary>Whether outcomes are looked up, and nothing is trained.</summary>
    public bool IsTable(ParseResult parsed) => TaskSource.Table(RequestOf(parsed)).IsSome;

    /// <summary>What a search would not look at, whatever its strategy.</summary>
    public IEnumerable<VainOptions> VainIn(ParseResult parsed)
    {
        if (IsTable(parsed))
        {
            yield return new(
                NothingIsTrained,
                [.. _reading.All, .. _training.OfTrainings, .. _budget.OfMinutes, _budget.Inheritance, .. _limits.OfRunning]
            );
        }
        else
        {
            if (PacingOf(parsed, _budget.Read(parsed, isTable: false)).IsNone)
            {
                yield return new("no minutes are planned where the lengths of trainings or another budget are given", _budget.OfMinutes);
            }

            if (DataOf(parsed).IsNone)
            {
                yield return new("the built-in tasks are read in one way; give --data for files of your own", _reading.OfFiles);
            }
        }

        if (parsed.GetValue(_space) is null)
        {
            yield return new("there is no --space to choose numbers in", [_spaceSampler]);
        }
    }

    /// <summary>Where the data lies, if that is given.</summary>
    public LanguageExt.Option<string> DataOf(ParseResult parsed) => Given.Maybe(parsed.GetValue(_data));

    /// <summary>The budget as given, or none.</summary>
    public LanguageExt.Option<Budget> BudgetOf(ParseResult parsed) => _budget.Find(parsed);

    /// <summary>The requested settings.</summary>
    public Either<Failure, SearchSettings> Read(ParseResult parsed) => Read(parsed, Environment.ProcessorCount);

    /// <summary>The same where the machine that trains has another number of processors, which counts if none is given.</summary>
    public Either<Failure, SearchSettings> Read(ParseResult parsed, int processors)
    {
        var budget = _budget.Read(parsed, IsTable(parsed));
        var pacing = PacingOf(parsed, budget);
        return from _ in VainOptions.Refuse(parsed, VainIn(parsed))
            from strategy in StrategyOf(parsed, budget)
            from archive in _strategy.Archive(parsed)
            from objectives in _objectives.Read(parsed, IsTable(parsed), HasGoals(parsed))
            from numbers in SpaceOption.Read(parsed.GetValue(_space), IsTable(parsed), pacing.IsSome)
            from space in SpaceOption.With(
                numbers,
                SpaceOption.SamplerOf(parsed.GetRequiredValue(_spaceSampler)),
                parsed.GetRequiredValue(_spaceAdviser)
            )
            from stopping in StoppingOption.Read(
                parsed.GetRequiredValue(_stopCurves),
                IsTable(parsed) || HasLengths(parsed) || pacing.IsSome
            )
            select new SearchSettings(
                RequestOf(parsed),
                GrammarOf(parsed),
                SeedsOf(parsed),
                new(parsed.GetValue(_seed)),
                strategy,
                parsed.GetValue(_lookahead),
                _limits.OfCandidates(parsed, mayBeSlow: IsTable(parsed) || pacing.IsSome),
                TrainingOf(strategy, parsed),
                _training.FinalEpochsOf(parsed),
                _limits.OfTrials(parsed),
                budget
            )
            {
                Archive = archive,
                Stopping = stopping,
                Space = space,
                Goals = objectives.Goals,
                Latency = objectives.Latency,
                FinalThreads = IsTable(parsed) ? 1 : _training.ThreadsOf(parsed).IfNone(processors),
                Augmentation = IsTable(parsed) ? Augmentation.None : _training.AugmentationOf(parsed),
                Metric = _training.MetricOf(parsed),
                LabelSmoothing = IsTable(parsed) ? 0 : _training.SmoothingOf(parsed),
                Pacing = pacing,
                Inherits = !IsTable(parsed) && _budget.Inherits(parsed, pacing.IsSome),
            };
    }

    /// <summary>A trial of a strategy with several lengths is as long as its decision says; the recipe has the longest.</summary>
    private TrainingRecipe TrainingOf(Strategy strategy, ParseResult parsed)
    {
        var training = IsTable(parsed) ? TrainingOptions.OfTable : _training.Read(parsed);
        return training with { Epochs = strategy.Ladder.Map(ladder => ladder.Epochs[^1]).IfNone(training.Epochs) };
    }

    private TaskRequest RequestOf(ParseResult parsed) =>
        DataRequest.Create(Given.Maybe(parsed.GetValue(_task)), Given.Maybe(parsed.GetValue(_data)), _reading.Read(parsed));

    private Either<Failure, Strategy> StrategyOf(ParseResult parsed, Budget budget) =>
        _strategy.Read(
            parsed,
            TaskSource.Table(RequestOf(parsed)),
            new(BudgetOptions.TrialsIn(budget, _training.TrialEpochsOf(parsed)), _ => None)
            {
                Epochs = budget.Epochs,
                TrialEpochs = _training.LongestEpochsOf(parsed),
            }
        );

    private bool HasGoals(ParseResult parsed) => _strategy.Find(parsed).Exists(kind => kind.HasGoals);

    private bool HasLengths(ParseResult parsed) => _strategy.Find(parsed).Exists(kind => kind.HasLengths);

    private LanguageExt.Option<Seq<string>> SeedsOf(ParseResult parsed) =>
        Given
            .Maybe(parsed.GetValue(_seeds))
            .Map(names =>
                names == NoSeeds
                    ? Seq<string>()
                    : names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToSeq()
            );

    private string GrammarOf(ParseResult parsed) =>
        IsTable(parsed) && parsed.GetResult(_grammar) is not { Implicit: false } ? CellNetwork.Grammar : parsed.GetRequiredValue(_grammar);

    /// <summary>Minutes are planned unless the lengths of trainings are given.</summary>
    private LanguageExt.Option<Pacing> PacingOf(ParseResult parsed, Budget budget) =>
        budget.Minutes.IsSome && !IsTable(parsed) && !HasLengths(parsed) && !_training.SaysHowLong(parsed)
            ? _budget.PacingOf(parsed)
            : LanguageExt.Option<Pacing>.None;
}
