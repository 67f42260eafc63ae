using System.Collections.Immutable;
using System.CommandLine;
using LanguageExt;
using Nas.Domain.Codecs;
using Nas.Domain.Learning;
using Nas.Domain.Learning.Formulas;
using Nas.Domain.Search.Surrogates;
using Nas.Domain.Text;
using Nas.Domain.ZeroCost;
using Nas.Effects.Models.Language;
using Nas.Tool.CommandLine;
using Nas.Tool.Inputs;
using Nas.Tool.Output;

namespace Nas.Tool.Searching;

/// <summary>The options of strategies that predict scores.</summary>
internal sealed class SurrogateOptions
{
    private const string FormulaPrefix = "formula:";
    private const double SourceWeight = 10;
    private const string Rejection = "surrogate-rejection";
    private const string Forest = "forest";
    private const string Pool = "pool";
    private const string UsualTargets = "usual";
    private const string GaussianProcess = SurrogateChoice.TrustedPredictor;

    /// <summary>The encodings that predictions may use.</summary>
    public static readonly string[] EncodingNames = ["graf", "zcp", "both"];

    private const string TextName = "text";
    private const string TextPrefix = "text:";
    private const string JoinedPrefix = "text+";
    private const string EndpointPrefix = "llm:";

    private static readonly string[] Names =
    [
        .. EncodingNames,
        TextName,
        .. EncodingNames.Select(name => JoinedPrefix + name),
        .. BuiltInFormulas.All.Select(formula => formula.Name),
    ];

    private readonly System.CommandLine.Option<string> _surrogate = Options.Text(
        "--surrogate",
        "NAME",
        $"The input of predictions: graf, graph features of the architecture; zcp, zero-cost proxies of its network; both; text+graf, text+zcp, text+both, "
            + "what a language model makes of its text beside these; text or text:FOLDER, a language model that learns itself; "
            + "llm:URL, a large language model behind an OpenAI-compatible address, which is shown three trials and asked; "
            + $"or a formula of proxies, which needs no fitting: {string.Join(", ", BuiltInFormulas.All.Select(formula => formula.Name))} or formula:FILE",
        "graf",
        Names
    );
    private readonly EndpointOption _model = new();

    private readonly System.CommandLine.Option<string?> _predictor = Options.Text(
        "--predictor",
        "NAME",
        $"The predictor, with settings as in boosting:rounds=100:rate=0.3; surrogate eval lists the names [default: {Forest}, for a table {GaussianProcess}]"
    );
    private readonly System.CommandLine.Option<int?> _start = Options.Optional(
        "--surrogate-start",
        "The first trial decided by predictions [default: 10, or the population if that is smaller; 0 with a "
            + "formula or --surrogate-from]",
        0,
        1_000_000
    );
    private readonly System.CommandLine.Option<int> _refit = Options.Number("--refit", "Number of trials between fits", 5, 1, 1_000_000);
    private readonly System.CommandLine.Option<string> _fitOn = Options.Text(
        "--fit-on",
        "WHAT",
        $"Learn from all scored trials, the latest {Surrogate.UsualRows} at most, or from the population",
        "all"
    );
    private readonly System.CommandLine.Option<double?> _explorationWeight = Options.Optional(
        "--optimism",
        $"Standard deviations of the predictor's doubt added to a prediction [default: 1, with {GaussianProcess} 3, and 0 in {Rejection}]",
        0.0,
        100.0
    );

    private readonly System.CommandLine.Option<string?> _from = Options.Text(
        "--surrogate-from",
        "FILES",
        "Archives of other tasks to learn from before the first trial, separated by commas: built-in, or files that archive export "
            + "writes"
    );
    private readonly System.CommandLine.Option<double> _weight = Options.Number(
        "--archive-weight",
        "Number of own scored trials that count as much as the archives",
        SourceWeight,
        0.001,
        1e9
    );

    private readonly System.CommandLine.Option<string> _transfer = Options.Choice(
        "--transfer",
        "Average a model of the archives and one of own trials, or fit one model to all rows, each task scaled from 0 to 1",
        ["average", Pool]
    );
    private readonly System.CommandLine.Option<string?> _proxies = TableOptions.Names(
        "--proxies",
        "The zero-cost proxies that zcp and both see [default: all of NAS-Bench-Suite-Zero; but for grasp and zen where they have to be computed]"
    );
    private readonly System.CommandLine.Option<string> _targets = Options.Choice(
        "--targets",
        "The scale of the scores that are learnt; usual: normal, ranks with averaged archives, minmax with pooled ones",
        [UsualTargets, .. Targets.Codec.Schema.Choices]
    );
    private readonly System.CommandLine.Option<bool> _dropZeros = new("--drop-zeros")
    {
        Description = "Do not learn from networks that scored 0",
    };

    private readonly System.CommandLine.Option<string> _graph = Options.Choice(
        "--columns",
        "The graph features that graf and both see: all, or the families of Qin et al. (2025)",
        [.. SurrogateCodec.Graph.Schema.Choices]
    );

    /// <summary>In the order of help.</summary>
    public System.CommandLine.Option[] All =>
        [
            _surrogate,
            _graph,
            _model,
            _proxies,
            _from,
            _weight,
            _transfer,
            _predictor,
            _targets,
            _dropZeros,
            _start,
            _refit,
            _fitOn,
            _explorationWeight,
        ];

    /// <summary>Whether what predicts would not look at an option.</summary>
    public bool IsVain(ParseResult parsed, Option option) =>
        parsed.GetRequiredValue(_surrogate) switch
        {
            "graf" => option == _proxies || option == _model,
            var name when name.StartsWith(EndpointPrefix, StringComparison.Ordinal) => option == _proxies
                || option == _predictor
                || option == _graph,
            var name when name == TextName || name.StartsWith(TextPrefix, StringComparison.Ordinal) => option == _proxies
                || option == _predictor
                || option == _graph
                || option == _model,
            _ => option == _model,
        };

    /// <summary>The archives to learn from, merged; none if none are given.</summary>
    public Either<Failure, LanguageExt.Option<SourceArchive>> Archive(ParseResult parsed) =>
        TableOptions.Split(parsed.GetValue(_from)) is { IsEmpty: false } files
            ? SourceArchive.Read(files).Map(Prelude.Some)
            : LanguageExt.Option<SourceArchive>.None;

    /// <summary>What predicts.</summary>
    /// <param name="parsed">What was given.</param>
    /// <param name="isTable">Whether the task is a table of known outcomes, which has the published proxies alone.</param>
    public Either<Failure, SurrogateChoice> Read(ParseResult parsed, bool isTable) =>
        SurrogateOf(parsed, isTable)
            .Map(surrogate => new SurrogateChoice(
                surrogate,
                Given.Maybe(parsed.GetValue(_start)),
                Given.Maybe(parsed.GetValue(_explorationWeight))
            ));

    private Either<Failure, Surrogate> SurrogateOf(ParseResult parsed, bool isTable) =>
        FormulaOf(parsed.GetRequiredValue(_surrogate))
            .Match(
                formula =>
                    parsed.GetValue(_from) is not null
                        ? new Failure(ExitCode.Usage, "a formula learns nothing, so that --surrogate-from cannot be given with it")
                        {
                            Safe = "nothing was done",
                            Next = "leave one of them out",
                        }
                        : formula.Bind(found => Computable(found, isTable)).Map(found => Surrogate.FromFormula(found, 0)),
                () =>
                    parsed.GetRequiredValue(_surrogate) is var name
                    && (name == TextName || name.StartsWith(TextPrefix, StringComparison.Ordinal))
                        ? TextOf(parsed, name)
                    : name.StartsWith(EndpointPrefix, StringComparison.Ordinal) ? AskedOf(parsed, name[EndpointPrefix.Length..])
                    : LearntOf(parsed, name, isTable)
            );

    private Either<Failure, Surrogate> AskedOf(ParseResult parsed, string address) =>
        from _ in ((System.CommandLine.Option[])[_predictor, _proxies, _from, _targets, _dropZeros, _explorationWeight])
            .Where(option => parsed.GetResult(option) is { Implicit: false })
            .Select(option => option.Name)
            .ToList()
            is { Count: > 0 } given
            ? Unusable(
                $"a large language model is asked and not fitted, so that {string.Join(", ", given)} cannot be given with it",
                "leave them out"
            )
            : Prelude.Right<Failure, Unit>(Prelude.unit)
        from endpoint in _model.Read(parsed, address)
        from all in FitsOnAll(parsed)
        select Surrogate.FromEndpoint(endpoint, parsed.GetValue(_refit), all) with
        {
            Rows = all ? Surrogate.UsualRows : LanguageExt.Option<int>.None,
        };

    private static Failure Unusable(string what, string next) => new(ExitCode.Usage, what) { Safe = "nothing was done", Next = next };

    private Either<Failure, Surrogate> TextOf(ParseResult parsed, string name) =>
        from _ in parsed.GetValue(_predictor) is null && parsed.GetValue(_proxies) is null
            ? Prelude.Right<Failure, Unit>(Prelude.unit)
            : new Failure(
                ExitCode.Usage,
                "a language model reads the text alone, so that --predictor and --proxies cannot be given with it"
            )
            {
                Safe = "nothing was done",
                Next = "leave them out, or choose --surrogate text+both",
            }
        from ready in TrialBackend.Load()
        from checkpoint in name == TextName
            ? Prelude.Right<Failure, LanguageExt.Option<TextCheckpoint>>(Prelude.None)
            : CheckpointFolder
                .Describe(name[TextPrefix.Length..])
                .Map(Prelude.Some)
                .MapLeft(wrong => new Failure(ExitCode.Data, $"{name[TextPrefix.Length..]} is no checkpoint of an encoder: {wrong}")
                {
                    Safe = "nothing was done",
                    Next = "give a folder with config.json, tokenizer.json and model.safetensors; surrogate pretrain writes one",
                })
        from all in FitsOnAll(parsed)
        from archive in Archive(parsed)
        select Surrogate.FromText(parsed.GetValue(_refit), all) with
        {
            Checkpoint = checkpoint,
            Rows = all ? Surrogate.UsualRows : LanguageExt.Option<int>.None,
            Source = archive.Map(found => new SurrogateSource(found.Hash, parsed.GetValue(_weight))),
            Targets = TargetsOf(parsed),
            DropsZeros = parsed.GetValue(_dropZeros),
        };

    private Either<Failure, bool> FitsOnAll(ParseResult parsed) =>
        parsed.GetRequiredValue(_fitOn) switch
        {
            "all" => Prelude.Right<Failure, bool>(true),
            "population" => false,
            var other => new Failure(ExitCode.Usage, $"--fit-on must be all or population, not '{other}'"),
        };

    private LanguageExt.Option<TargetScale> TargetsOf(ParseResult parsed) =>
        Targets.Codec.Read(new Node.Text(parsed.GetRequiredValue(_targets))).ToOption();

    private Either<Failure, Surrogate> LearntOf(ParseResult parsed, string name, bool isTable) =>
        name.StartsWith(JoinedPrefix, StringComparison.Ordinal)
            ? LearntOf(parsed, name[JoinedPrefix.Length..], isTable)
                .Map(surrogate =>
                    surrogate with
                    {
                        // The numbers of the language model are asked for as proxies are.
                        Encoding = surrogate.Encoding == SurrogateEncoding.Graf ? SurrogateEncoding.Both : surrogate.Encoding,
                        Proxies = [.. surrogate.Proxies, .. TextColumns.Names],
                    }
                )
            : LearntAlone(parsed, name, isTable);

    private Either<Failure, Surrogate> LearntAlone(ParseResult parsed, string name, bool isTable) =>
        from encoding in EncodingOf(name)
        from predictor in TableOptions.Predictor(parsed.GetValue(_predictor) ?? (isTable ? GaussianProcess : Forest))
        from all in FitsOnAll(parsed)
        from archive in Archive(parsed)
        from proxies in ProxiesOf(parsed, encoding, isTable)
        select new Surrogate(encoding, predictor.Name, 0, parsed.GetValue(_refit), all)
        {
            Rows = all ? Surrogate.UsualRows : LanguageExt.Option<int>.None,
            Source = archive.Map(found => new SurrogateSource(found.Hash, parsed.GetValue(_weight))
            {
                IsPooled = parsed.GetRequiredValue(_transfer) == Pool,
            }),
            Proxies = proxies,
            Targets = TargetsOf(parsed),
            DropsZeros = parsed.GetValue(_dropZeros),
            Graph = SurrogateCodec.Graph.Read(new Node.Text(parsed.GetRequiredValue(_graph))).ToOption().IfNone(GraphColumns.All),
        };

    /// <summary>The proxies that are asked for, or the usual ones.</summary>
    private Either<Failure, ImmutableArray<string>> ProxiesOf(ParseResult parsed, SurrogateEncoding encoding, bool isTable)
    {
        var asked = TableOptions.Split(parsed.GetValue(_proxies));
        var known = KnownProxies(isTable);
        return encoding == SurrogateEncoding.Graf
            ? asked.IsEmpty
                ? ImmutableArray<string>.Empty
                : new Failure(ExitCode.Usage, "--surrogate graf sees no proxies, so that --proxies cannot be given with it")
                {
                    Safe = "nothing was done",
                    Next = "choose --surrogate zcp or both",
                }
            : asked.IsEmpty
                ? (isTable ? ProxySuite.Zero : ProxySuite.Quick)
                : asked.FirstOrDefault(proxy => !known.Contains(proxy)) is { } unknown
                    ? new Failure(
                        ExitCode.Usage,
                        $"--proxies: '{unknown}' is not a proxy{(isTable ? " of the table" : "")}{DidYouMean.Among(known, unknown)}"
                    )
                    {
                        Safe = "nothing was done",
                        Next = $"choose from {string.Join(", ", known)}",
                    }
                    : asked.Distinct().ToImmutableArray();
    }

    private static ImmutableArray<string> KnownProxies(bool isTable) =>
        isTable ? ProxySuite.Zero : [.. Proxy.All.Select(proxy => proxy.Name)];

    /// <summary>The formula that a surrogate's name stands for, where it stands for one.</summary>
    private static LanguageExt.Option<Either<Failure, Formula>> FormulaOf(string name) =>
        name.StartsWith(FormulaPrefix, StringComparison.Ordinal)
            ? FormulaSource.Find(name[FormulaPrefix.Length..]).Map(found => found.Formula)
            : BuiltInFormulas.Find(name).Map(Prelude.Right<Failure, Formula>);

    /// <summary>The formula, if each of its proxies is available.</summary>
    private static Either<Failure, Formula> Computable(Formula formula, bool isTable)
    {
        var known = KnownProxies(isTable);
        return formula.Metrics.FirstOrDefault(metric => !known.Contains(metric)) is { } unknown
            ? new Failure(
                ExitCode.Usage,
                $"the formula {formula} needs '{unknown}', which is not a proxy{(isTable ? " of the table" : "")}{DidYouMean.Among(known, unknown)}"
            )
            {
                Safe = "nothing was done",
                Next = $"give an existing file, or a formula of {string.Join(", ", known)}",
            }
            : formula;
    }

    /// <summary>The encoding by name.</summary>
    public static Either<Failure, SurrogateEncoding> EncodingOf(string name) =>
        name switch
        {
            "graf" => SurrogateEncoding.Graf,
            "zcp" => SurrogateEncoding.Zcp,
            "both" => SurrogateEncoding.Both,
            _ => new Failure(ExitCode.Usage, $"there is no surrogate '{name}'{DidYouMean.Among(Names, name)}")
            {
                Safe = "nothing was done",
                Next = $"choose one of {string.Join(", ", Names)}, text:FOLDER, llm:URL or formula:FILE",
            },
        };
}
