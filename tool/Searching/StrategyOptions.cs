using System.CommandLine;
using LanguageExt;
using Nas.Domain;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Strategies.Catalogue;
using Nas.Domain.Search.Surrogates;
using Nas.Domain.Search.Tabular;
using Nas.Domain.Text;
using Nas.Tool.CommandLine;
using Nas.Tool.Inputs;
using Nas.Tool.Output;
using static LanguageExt.Prelude;

namespace Nas.Tool.Searching;

/// <summary>The options that choose a strategy and set it.</summary>
internal sealed class StrategyOptions
{
    private const string UsualStrategy = "regularised-evolution";

    private readonly StrategyCatalogue _strategies;
    private readonly System.CommandLine.Option<string> _strategy;
    private readonly SettingOptions _settings;
    private readonly SurrogateOptions _surrogate = new();

    /// <summary>The options of a program that knows some strategies.</summary>
    public StrategyOptions(StrategyCatalogue strategies)
    {
        var names = strategies.Names;
        _strategies = strategies;
        _strategy = Options.Text("--strategy", "NAME", string.Join(", ", names[..^1]) + " or " + names[^1], UsualStrategy, names);
        _settings = new(strategies.Settings);
    }

    /// <summary>What is not about surrogates, in the order of help.</summary>
    public IEnumerable<Option> Choice => _settings.Of(_strategies.Settings.Except(SettingsOfSurrogates)).Prepend(_strategy);

    /// <summary>What is about surrogates, in the order of help.</summary>
    public IEnumerable<Option> Surrogates => _surrogate.All.Concat(_settings.Of(SettingsOfSurrogates));

    /// <summary>What strategies with a surrogate have and no other has.</summary>
    private IEnumerable<Setting> SettingsOfSurrogates =>
        _strategies.Settings.Except(_strategies.All.Where(kind => !HasSurrogate(kind)).SelectMany(kind => kind.Settings));

    private static bool HasSurrogate(StrategyKind kind) => kind.Settings.Contains(SurrogateChoice.Setting);

    /// <summary>The kind of strategy; none for an unknown name.</summary>
    public LanguageExt.Option<StrategyKind> Find(ParseResult parsed) => _strategies.Find(parsed.GetRequiredValue(_strategy));

    /// <summary>Whether the strategy and its surrogate look at an option.</summary>
    public bool LooksAt(ParseResult parsed, Option option) =>
        !_surrogate.IsVain(parsed, option) && Find(parsed).ForAll(kind => !VainFor(kind).Contains(option));

    /// <summary>The given settings that no mistake are, though the strategy does not have them.</summary>
    public string[] IdleIn(ParseResult parsed) =>
        Find(parsed).Match(kind => VainOptions.Given(parsed, _settings.Options.Except(OptionsOf(kind)).Except(VainFor(kind))), []);

    /// <summary>The archives that the surrogate learns from, merged.</summary>
    public Either<Failure, LanguageExt.Option<SourceArchive>> Archive(ParseResult parsed) => _surrogate.Archive(parsed);

    /// <summary>The strategy.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="table">The table of known outcomes that is searched, if it is one.</param>
    /// <param name="request">What is asked for, but for the strategy's own settings.</param>
    public Either<Failure, Strategy> Read(ParseResult parsed, LanguageExt.Option<TabularTask> table, StrategyRequest request) =>
        from kind in KindOf(parsed.GetRequiredValue(_strategy))
        from _ in CheckOptions(parsed, kind)
        from surrogate in HasSurrogate(kind) ? _surrogate.Read(parsed, table.IsSome).Map(Some) : LanguageExt.Option<SurrogateChoice>.None
        from lengths in LengthsOf(kind, table)
        select kind.Make(
            request with
            {
                Given = setting =>
                    setting == SurrogateChoice.Setting ? surrogate.Map(choice => (object)choice) : _settings.Find(setting, parsed),
                Lengths = lengths,
            }
        );

    private Either<Failure, StrategyKind> KindOf(string name) =>
        _strategies
            .Find(name)
            .ToEither(() =>
                new Failure(ExitCode.Usage, $"there is no strategy '{name}'{DidYouMean.Among(_strategies.Names, name)}")
                {
                    Next = $"choose one of {string.Join(", ", _strategies.Names)}",
                }
            );

    /// <summary>The lengths of training that a table knows; none where trials are run.</summary>
    private static Either<Failure, ValueArray<int>> LengthsOf(StrategyKind kind, LanguageExt.Option<TabularTask> searched) =>
        kind.HasLengths && searched.Case is TabularTask table
            ? table.Lengths.Length > 1
                ? Right<Failure, ValueArray<int>>(table.Lengths)
                : new Failure(ExitCode.Usage, $"{table.Task.Name} knows one length of training, and {kind.Name} needs several")
                {
                    Safe = "nothing was done",
                    Next = "choose --task nasbench201-c10, or a strategy that trains all alike",
                }
            : Right<Failure, ValueArray<int>>([]);

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
}
