using System.CommandLine;
using LanguageExt;
using Nas.Domain.Architectures.Cells;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Strategies.Evolution;
using Nas.Domain.Search.Strategies.Local;
using Nas.Domain.Search.Strategies.Mixing;
using Nas.Domain.Search.Strategies.Random;
using Nas.Domain.Search.Surrogates;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;
using Nas.Tool.CommandLine;
using Nas.Tool.Inputs;
using Nas.Tool.Output;
using static LanguageExt.Prelude;

namespace Nas.Tool.Searching;

/// <summary>The options of <c>search</c> that define a recipe.</summary>
internal sealed class SearchOptions
{
    private const long MostMacs = 5_000_000;
    // The cost of a Gaussian process grows with the cube of its points.
    private const double MostRounds = 100;
    private const long Many = 1_000_000_000_000;

    private static readonly RegularisedEvolution Evolution = new(Population: 100, Tournament: 10, MutationRate: 1, CrossoverRate: 0);

    private readonly System.CommandLine.Option<string?> _task = Options.Text("--task", "NAME", "A built-in task (addnist, fashion-mnist; nasbench201-c10, -c100 and -in16 are tables of known "
        + "outcomes), or a name for the data in --data [default: fashion-mnist, or with --data its file name]");
    private readonly System.CommandLine.Option<string?> _data = Options.Text("--data", "DIR|FILE", "A folder or file with your data: pictures, arrays or a table; docs/datasets.md describes the layouts");
    private readonly System.CommandLine.Option<ImageSize?> _resize = Options.Resize();
    private readonly System.CommandLine.Option<string?> _label = Options.Label();
    private readonly System.CommandLine.Option<string> _grammar = Options.Text("--grammar", "FILE|NAME", "The search space; a table has its own, nasbench201", "einspace", BuiltInGrammars.Names);
    private readonly System.CommandLine.Option<string?> _seeds = Options.Text("--seeds", "NAMES", "Architectures to try first, in the grammar or not, separated by commas: built-in names or files; "
        + "'none' to start without any [default: small_cnn with a grammar of einspace if it fits the data and "
        + "the limits, otherwise none]");
    private readonly System.CommandLine.Option<long> _seed = Options.Seed("Equal seeds give equal searches");

    private readonly System.CommandLine.Option<string> _strategy = Options.Text("--strategy", "NAME", string.Join(", ", StrategyNames.All.SkipLast(1)) + " or " + StrategyNames.All[^1], Evolution.Name, StrategyNames.All);
    private readonly System.CommandLine.Option<int?> _population = Options.Optional("--population", "Number of scored trials that compete [default: a quarter of the trials in the budget, at most 100]", 1, 1_000_000);
    private readonly System.CommandLine.Option<int> _tournament = Options.Number("--tournament", "Trials drawn for a tournament", Evolution.Tournament, 1, 1_000_000);
    private readonly System.CommandLine.Option<double> _mutation = Options.Number("--mutation-rate", "Probability that a child is mutated", Evolution.MutationRate, 0.0, 1.0);
    private readonly System.CommandLine.Option<double> _crossover = Options.Number("--crossover-rate", "Probability that a child has two parents", Evolution.CrossoverRate, 0.0, 1.0);
    private readonly System.CommandLine.Option<int> _pool = Options.Number("--pool", "robot, po-nas: architectures sampled once, from which to choose by their zero-cost proxies", 500, 2, 1_000_000);
    private readonly System.CommandLine.Option<int> _lookahead = Options.Number("--lookahead", "Maximum number of open trials: a decision sees the outcomes of trials at least this far back", 8, 1, 1024);

    private readonly SurrogateOptions _surrogate = new();

    private readonly System.CommandLine.Option<double?> _minutes = Options.Optional("--minutes", "Maximum minutes, including the final training, which gets fewer epochs if necessary [default: 3 if "
        + "no other budget is given, none for a table]", 0.0, 1e6);
    private readonly System.CommandLine.Option<int?> _trials = Options.Optional("--trials", "Maximum number of trials [default: 300 for a table if no other budget is given]", 1, 100_000_000);
    private readonly System.CommandLine.Option<int?> _epochs = Options.Optional("--epochs", "Maximum number of epochs of all trials together", 1, 100_000_000);

    private readonly System.CommandLine.Option<int> _trialEpochs = Options.Number("--trial-epochs", "Epochs of a trial", 2, 1, 100_000);
    private readonly System.CommandLine.Option<int> _finalEpochs = Options.Number("--final-epochs", "Epochs of the best network's final training, on training and validation images; 0 skips it and the test", 8, 0, 100_000);
    private readonly System.CommandLine.Option<int?> _patience = Options.Optional("--patience", "End a trial after this many epochs without a better score", 1, 100_000);
    private readonly System.CommandLine.Option<int> _batch = Options.Number("--batch", "Images of a training step", 64, 1, 1_000_000);
    private readonly System.CommandLine.Option<double> _rate = Options.Number("--learning-rate", "Learning rate of the first epoch; it decreases to 0 along a cosine", 0.04, 0.0, 1e3);
    private readonly System.CommandLine.Option<double> _momentum = Options.Number("--momentum", "Momentum of the gradient", 0.9, 0.0, 1.0);
    private readonly System.CommandLine.Option<double> _decay = Options.Number("--weight-decay", "Weight decay", 3e-4, 0.0, 1e3);

    private readonly System.CommandLine.Option<long?> _maxParameters = Options.Optional("--max-params", "Maximum number of trainable parameters of a network", 1L, Many);
    private readonly System.CommandLine.Option<long?> _maxMacs = Options.Optional("--max-macs", "Maximum multiply-accumulates for one image [default: 5000000, none for a table]", 1L, Many);
    private readonly System.CommandLine.Option<long> _maxActivation = Options.Number("--max-activation-mb", "Maximum activation memory of a training step, in MB", 1024, 1L, Many >> 20);
    private readonly System.CommandLine.Option<double> _wall = Options.Number("--wall-limit", "Seconds after which a trial is stopped", 300, 0.0, 1e9);
    private readonly System.CommandLine.Option<long> _memory = Options.Number("--memory-limit", "Memory in MB beyond which a trial is stopped", 4096, 1L, Many >> 20);

    /// <summary>The options, in the order and under the titles of help.</summary>
    public IReadOnlyList<OptionGroup> Groups =>
    [
        new("Task and space", [_task, _data, _resize, _label, _grammar, _seeds, _seed]),
        new("Budget", [_minutes, _trials, _epochs]),
        new("Strategy", [_strategy, _population, _tournament, _mutation, _crossover, _pool, _lookahead]),
        new("Surrogate", _surrogate.All),
        new("Training", [_trialEpochs, _finalEpochs, _patience, _batch, _rate, _momentum, _decay]),
        new("Limits", [_maxParameters, _maxMacs, _maxActivation, _wall, _memory]),
    ];

    /// <summary>The given options that a resumed search would take from its recipe.</summary>
    public IEnumerable<Option> GivenBesidesBudget(ParseResult parsed) => Groups
        .Where(group => group.Title != "Budget")
        .SelectMany(group => group.Options)
        .Where(option => parsed.GetResult(option) is { Implicit: false });

    /// <summary>The budget as given, or none.</summary>
    public LanguageExt.Option<Budget> BudgetOf(ParseResult parsed) => new Budget(Given.Maybe(parsed.GetValue(_trials)), Given.Maybe(parsed.GetValue(_epochs)), Given.Maybe(parsed.GetValue(_minutes))) is var budget
        && (budget.Trials.IsSome || budget.Epochs.IsSome || budget.Minutes.IsSome) ? Some(budget) : None;

    /// <summary>The requested settings.</summary>
    public Either<Failure, SearchSettings> Read(ParseResult parsed)
    {
        var budget = BudgetOf(parsed).IfNone(IsTable(parsed) ? new Budget(300, None, None) : new Budget(None, None, 3.0));
        return from strategy in StrategyOf(parsed, budget)
               from archive in _surrogate.Archive(parsed)
               from _ in archive.IsSome && Surrogate.Of(strategy).IsNone ? NothingLearns(strategy) : Right<Failure, Unit>(unit)
               select new SearchSettings(
                   RequestOf(parsed), GrammarOf(parsed), SeedsOf(parsed), new(parsed.GetValue(_seed)),
                   strategy, parsed.GetValue(_lookahead), LimitsOf(parsed), TrainingOf(parsed), parsed.GetValue(_finalEpochs), TrialLimitsOf(parsed), budget)
               {
                   Archive = archive,
               };
    }

    private static Failure NothingLearns(Strategy strategy) => new(ExitCode.Usage, $"--surrogate-from needs a surrogate, and {strategy.Name} has none")
    {
        Safe = "nothing was done",
        Next = $"choose a strategy that has one: --strategy {StrategyNames.All.First(name => name.StartsWith("surrogate", StringComparison.Ordinal))}",
    };

    private TaskRequest RequestOf(ParseResult parsed) => DataRequest.Of(
        Given.Maybe(parsed.GetValue(_task)), Given.Maybe(parsed.GetValue(_data)), Given.Maybe(parsed.GetValue(_resize)), Given.Maybe(parsed.GetValue(_label)));

    private Either<Failure, Strategy> StrategyOf(ParseResult parsed, Budget budget)
    {
        var evolution = new RegularisedEvolution(
            parsed.GetValue(_population) ?? PopulationFor(budget, parsed.GetValue(_trialEpochs)),
            parsed.GetValue(_tournament), parsed.GetValue(_mutation), parsed.GetValue(_crossover));
        return parsed.GetRequiredValue(_strategy) switch
        {
            "random" => new RandomSearch(),
            "local-search" => new LocalSearch(LocalSearch.StandardPatience),
            "robot" => new MetricMixing(new Robot((int)Math.Clamp(TrialsOf(budget, parsed.GetValue(_trialEpochs)), 2, MostRounds)), parsed.GetValue(_pool), Start: 0),
            "po-nas" => new MetricMixing(new PerArchitecture(), parsed.GetValue(_pool), Start: 3),
            "regularised-evolution" or "regularized-evolution" => evolution,
            var name when StrategyNames.All.Contains(name) => _surrogate.Read(parsed, name, evolution, IsTable(parsed)),
            var other => new Failure(ExitCode.Usage, $"there is no strategy '{other}'{Domain.Text.DidYouMean.Among(StrategyNames.All, other)}")
            {
                Next = $"choose one of {string.Join(", ", StrategyNames.All)}",
            },
        };
    }

    // An evolution must not end within its first generation.
    private static int PopulationFor(Budget budget, int epochs) => (int)Math.Clamp(TrialsOf(budget, epochs) / 4, 2, Evolution.Population);

    // A minute counts as ten trials.
    private static double TrialsOf(Budget budget, int epochs) => new[]
    {
        budget.Trials.Map(most => (double)most),
        budget.Epochs.Map(most => (double)most / epochs),
        budget.Minutes.Map(most => most * 10),
    }.Somes().Min();

    private LanguageExt.Option<Seq<string>> SeedsOf(ParseResult parsed) => Given.Maybe(parsed.GetValue(_seeds)).Map(names => names == "none"
        ? Seq<string>()
        : names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToSeq());

    private string GrammarOf(ParseResult parsed) =>
        IsTable(parsed) && parsed.GetResult(_grammar) is not { Implicit: false } ? CellNetwork.Grammar : parsed.GetRequiredValue(_grammar);

    private bool IsTable(ParseResult parsed) => TaskSource.Table(RequestOf(parsed)).IsSome;

    private Limits LimitsOf(ParseResult parsed) =>
        new(Given.Maybe(parsed.GetValue(_maxParameters)), Given.Maybe(parsed.GetValue(_maxMacs) ?? (IsTable(parsed) ? null : MostMacs)), parsed.GetValue(_maxActivation) << 20, None);

    private TrainingRecipe TrainingOf(ParseResult parsed) => new(
        parsed.GetValue(_trialEpochs), parsed.GetValue(_batch), parsed.GetValue(_rate), parsed.GetValue(_momentum), parsed.GetValue(_decay), Given.Maybe(parsed.GetValue(_patience)));

    private TrialLimits TrialLimitsOf(ParseResult parsed) => new(parsed.GetValue(_wall), parsed.GetValue(_memory) << 20, SilenceSeconds: 30);
}
