using System.Collections.Immutable;
using System.CommandLine;
using LanguageExt;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Codecs;
using Nas.Domain.Learning;
using Nas.Domain.Learning.Catalogue;
using Nas.Domain.Learning.Quality;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Archives;
using Nas.Domain.ZeroCost;
using Nas.Effects.Learning;
using Nas.Effects.Models.Language;
using Nas.Effects.Runs.Archives;
using Nas.Tool.CommandLine;
using Nas.Tool.Inputs;
using Nas.Tool.Output;
using Nas.Tool.Searching;

namespace Nas.Tool.Commands.Surrogates;

/// <summary>The part of <c>surrogate eval</c> that compares tasks of archives.</summary>
internal sealed class TransferEval
{
    private readonly System.CommandLine.Option<string[]> _archives = new("--archive")
    {
        Description = "Archives instead of a table: learn from each of their tasks and rank each",
        HelpName = "FILE.csv[.gz]",
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly System.CommandLine.Option<string> _encoding = Options.Text(
        "--encoding",
        "NAME",
        "For archives: graf, zcp or both, as in --surrogate of search",
        "graf",
        SurrogateOptions.EncodingNames
    );
    private readonly System.CommandLine.Option<string?> _grammar = Options.Text(
        "--grammar",
        "FILE|NAME",
        "For archives: the grammar whose operations the graph features distinguish [default: the archives' grammar, if "
            + "it is a single built-in grammar]"
    );
    private readonly System.CommandLine.Option<string> _targets = Options.Choice(
        "--targets",
        "For archives: the scale of the scores that are learnt, task by task",
        [Ranks, .. Targets.Codec.Schema.Choices.Filter(name => name != Ranks)]
    );
    private readonly System.CommandLine.Option<bool> _dropZeros = new("--drop-zeros")
    {
        Description = "For archives: leave out networks that scored 0",
    };

    private const string Ranks = "ranks";

    /// <summary>In the order of help.</summary>
    public System.CommandLine.Option[] All => [_archives, _encoding, _grammar, _targets, _dropZeros];

    /// <summary>Whether archives were given.</summary>
    public bool IsAsked(ParseResult parsed) => parsed.GetValue(_archives) is { Length: > 0 };

    /// <summary>Prints each predictor's table as soon as it is ready.</summary>
    public Either<Failure, ExitCode> Run(
        ParseResult parsed,
        ImmutableArray<NamedPredictor> predictors,
        LanguageExt.Option<ContinualEvaluation> continual,
        (int Seeds, long Seed) repeated,
        bool json,
        Terminal terminal
    ) =>
        from all in ArchiveSource.Read(parsed.GetValue(_archives) ?? [])
        let archive = parsed.GetValue(_dropZeros) ? all.Where(row => row.Score.ForAll(score => score > 0)).ToImmutableArray() : all
        let scale = ScaleOf(parsed)
        from encoding in SurrogateOptions.EncodingOf(parsed.GetRequiredValue(_encoding))
        from grammar in GrammarOf(parsed.GetValue(_grammar), archive)
        let tasks = ArchiveEvaluation.TasksOf(archive, new ArchiveEncoding(grammar, encoding, ProxiesOf(archive)), scale)
        let seen = Seeing(archive, tasks, scale)
        from _ in tasks.IsEmpty
            ? Prelude.Left<Failure, Unit>(
                Left(
                    FormattableString.Invariant(
                        $"no task of the archives has {ArchiveEvaluation.MinRows} scored architectures that {parsed.GetValue(_encoding)} can use"
                    )
                )
            )
            : Prelude.unit
        from ready in predictors.Any(predictor => predictor.Predictor is TextPredictor)
            ? TrialBackend.Load()
            : Prelude.Right<Failure, Unit>(Prelude.unit)
        from done in continual.Match(
            evaluation => ContinualEval.Run(evaluation, predictors, predictor => CasesOf(seen(predictor)), repeated, json, terminal),
            () => Print(tasks, seen, predictors, repeated, json, terminal)
        )
        select done;

    /// <summary>The scale of the scores that are learnt.</summary>
    public TargetScale ScaleOf(ParseResult parsed) =>
        Targets.Codec.Read(new Node.Text(parsed.GetRequiredValue(_targets))).ToOption().IfNone(TargetScale.Ranks);

    /// <summary>The tasks in the columns that a predictor sees.</summary>
    private static Func<NamedPredictor, ImmutableArray<TransferTask>> Seeing(
        ImmutableArray<ArchivedTrial> archive,
        ImmutableArray<TransferTask> tasks,
        TargetScale scale
    ) => predictor => predictor.Predictor is TextPredictor text ? ArchiveEvaluation.TasksOf(archive, text, scale) : tasks;

    /// <summary>Each task by itself, and after the tasks with other data.</summary>
    private static ImmutableArray<ContinualCase> CasesOf(ImmutableArray<TransferTask> tasks) =>
        [
            .. from task in tasks
            let others = tasks.Where(other => other.Fingerprint != task.Fingerprint).Select(other => other.Data).ToImmutableArray()
            from before in new[] { false, true }
            where !before || !others.IsEmpty
            select new ContinualCase(
                task.Name,
                task.Data.Take(task.Order),
                before ? TrainingSet.Join(others) : LanguageExt.Option<TrainingSet>.None
            ),
        ];

    private static ExitCode Print(
        ImmutableArray<TransferTask> tasks,
        Func<NamedPredictor, ImmutableArray<TransferTask>> seenBy,
        ImmutableArray<NamedPredictor> predictors,
        (int Seeds, long Seed) repeated,
        bool json,
        Terminal terminal
    )
    {
        var (evaluation, map) = (new TransferEvaluation(repeated.Seeds), new ParallelMap(Environment.ProcessorCount));
        foreach (var predictor in predictors)
        {
            var taus = evaluation.Judge(predictor, seenBy(predictor), RandomStream.FromSeed(new(repeated.Seed)).Child("transfer"), map);
            foreach (
                var line in json
                    ? taus.Select(tau => Json.Line(TransferFacts.Describe(tau), SurrogatesJson.Default.TransferFacts))
                    : TransferFacts.Table(taus).Append("")
            )
            {
                terminal.Out.WriteLine(line);
            }
        }

        terminal.Error.WriteLine(
            FormattableString.Invariant(
                $"{string.Join(", ", tasks.Select(task => FormattableString.Invariant($"{task.Name}: {task.Data.Rows}")))} architectures; a task on itself: {TransferEvaluation.Folds}-fold cross-validation; {repeated.Seeds} seeds"
            )
        );
        return ExitCode.Ok;
    }

    private static ImmutableArray<string> ProxiesOf(ImmutableArray<ArchivedTrial> archive)
    {
        var known = archive.SelectMany(row => row.Proxies).Select(proxy => proxy.Name).ToHashSet(StringComparer.Ordinal);
        return [.. Proxy.All.Select(proxy => proxy.Name).Where(known.Contains)];
    }

    private static Either<Failure, Grammar> GrammarOf(string? given, ImmutableArray<ArchivedTrial> archive)
    {
        var used = archive.Select(row => row.Grammar).Distinct().ToList();
        return given is not null ? GrammarSource.Find(given).Bind(source => source.Parse())
            : used is [var one] && BuiltInGrammars.Names.Contains(one) ? GrammarSource.Find(one).Bind(source => source.Parse())
            : Left(
                $"the archives are of {(used.Count == 1 ? "a grammar that is not built in" : "several grammars")}: {string.Join(", ", used)}",
                "choose the grammar whose operations count with --grammar"
            );
    }

    private static Failure Left(string what, string next = "add more architectures with archive merge, or choose another --encoding") =>
        new(ExitCode.Usage, what) { Safe = "archives are only read", Next = next };
}
