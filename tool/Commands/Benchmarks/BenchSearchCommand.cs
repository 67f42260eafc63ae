using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using LanguageExt;
using Nas.Domain.Architectures.Cells;
using Nas.Domain.Diagrams;
using Nas.Domain.Learning;
using Nas.Domain.Search.Archives;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Strategies.Catalogue;
using Nas.Domain.Search.Surrogates;
using Nas.Domain.Search.Tabular;
using Nas.Domain.ZeroCost;
using Nas.Effects.Benchmarks;
using Nas.Effects.Files;
using Nas.Effects.Learning;
using Nas.Effects.Runs.Codecs;
using Nas.Effects.Runs.Folders;
using Nas.Tool.CommandLine;
using Nas.Tool.Inputs;
using Nas.Tool.Output;
using Nas.Tool.Searching;
using static LanguageExt.Prelude;

namespace Nas.Tool.Commands.Benchmarks;

/// <summary><c>bench search</c>: strategies on a table of outcomes, over many seeds.</summary>
internal static class BenchSearchCommand
{
    private const string Evolution = "regularised-evolution";
    private const string Lookahead = "--lookahead";
    private const string Epochs = "--epochs";

    public static Command Create(Terminal terminal, StrategyCatalogue strategies)
    {
        var task = Options.Text(
            "--task",
            "NAME",
            $"A task that is a table: {string.Join(", ", TabularTasks.Names)}",
            TabularTasks.Names[0]
        );
        var compared = new System.CommandLine.Option<string[]>("--strategy")
        {
            Description =
                "Another strategy to compare, optionally followed by options of search, with search's defaults for "
                + "that many trials; may be repeated",
            HelpName = "NAME OPTIONS",
        };
        var recipes = Options.Text(
            "--recipes",
            "PATHS",
            "Run folders or recipe files with further strategies to compare, separated by commas"
        );
        var queries = Options.Number("--queries", "Trials of a search", 300, 1, Cell.Count);
        var epochs = Options.Optional(
            Epochs,
            "Count epochs instead of queries, so many for a search: a trial has 200, one that is to be shorter 12",
            TabularTask.Epochs,
            100_000_000
        );
        var seeds = Options.Number("--seeds", "Searches of each strategy", 100, 1, 100_000);
        var seed = Options.Seed("Seed of the first search; the others follow it");
        var parallel = Options.Optional(
            "--parallel",
            "Searches at once [default: the processors]; the outcome is the same for any number",
            1,
            1024
        );
        var folder = Options.Text("--out", "DIR", "Write curves.csv and curves.svg to this folder");
        var json = Options.Json("Print one object a line instead");
        return new ToolCommand(
            "search",
            "Compare strategies on a table of known outcomes; random search, local search and regularised evolution always take part"
        )
            .Takes("Comparison", task, compared, recipes, queries, epochs, seeds, seed)
            .Takes("Run", parallel, folder, json)
            .Ignores(parsed => parsed.GetValue(epochs) is not null, "--epochs counts epochs instead", queries)
            .Example("nas-search bench search --out curves", "the three baselines, with a picture")
            .Example(
                "nas-search bench search --epochs 20000 --strategy asha --strategy bohb --recipes runs/mine",
                "more strategies, and that of one of your searches, by the epochs that they train"
            )
            .Does(
                terminal,
                parsed =>
                    from table in OutcomeTable.Find(parsed.GetRequiredValue(task))
                    let benchmark = new SearchBenchmark(table, QueriesOf(parsed), parsed.GetValue(seeds), parsed.GetValue(seed))
                    {
                        Epochs = Given.Maybe(parsed.GetValue(epochs)),
                    }
                    from described in (parsed.GetValue(compared) ?? [])
                        .Select(line => Described(line, parsed, strategies, benchmark))
                        .Sequence()
                    from recorded in Split(parsed.GetValue(recipes) ?? "").Select(path => Recorded(path, strategies, benchmark)).Sequence()
                    let contestants = Baselines.Concat(described).Concat(recorded).ToImmutableArray()
                    let curves = Run(
                        benchmark,
                        contestants,
                        new ParallelMap(parsed.GetValue(parallel) ?? Environment.ProcessorCount),
                        parsed.GetValue(json),
                        terminal
                    )
                    from done in WriteCurves(Optional(parsed.GetValue(folder)!), benchmark, curves, terminal)
                    select done
            );
    }

    /// <summary>Trials of a search; those of the usual length that the epochs are enough for, where epochs are counted.</summary>
    private static int QueriesOf(ParseResult bench) =>
        bench.GetValue<int?>(Epochs) is int epochs ? epochs / TabularTask.Epochs : bench.GetValue<int>("--queries");

    /// <summary>Evolution first: the others are compared with it.</summary>
    private static IEnumerable<Contestant> Baselines =>
        SearchBenchmark
            .Standard.OrderBy(standard => standard.Name == Evolution ? 0 : 1)
            .Select(standard => new Contestant(standard.Name, standard.Strategy, 1, None));

    private static string[] Split(string names) => names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The strategy that <c>search</c> would make of a line of its options. Trials stand one after the other unless the line says
    /// otherwise.</summary>
    private static Either<Failure, Contestant> Described(
        string line,
        ParseResult bench,
        StrategyCatalogue strategies,
        SearchBenchmark benchmark
    )
    {
        var (options, command) = (new SearchOptions(strategies), new Command("search"));
        options.Groups.SelectMany(group => group.Options).Iter(command.Options.Add);
        var words = CommandLineParser.SplitCommandLine(line).ToArray();
        string[] usual = words.Contains(Lookahead) ? [] : [Lookahead, "1"];
        var parsed = command.Parse([
            "--task",
            bench.GetRequiredValue<string>("--task"),
            "--trials",
            $"{QueriesOf(bench)}",
            .. Given.Maybe(bench.GetValue<int?>(Epochs)).Match<string[]>(max => [Epochs, $"{max}"], () => []),
            .. usual,
            "--strategy",
            .. words,
        ]);
        return parsed.Errors.Count > 0
            ? new Failure(ExitCode.Usage, $"--strategy '{line}': {parsed.Errors[0].Message.TrimEnd('.')}")
            {
                Next = "write it as for search: --strategy 'NAME --OPTION VALUE'",
            }
            : options
                .WithProtocol(parsed)
                .Bind(options.Read)
                .Bind(settings =>
                    SourceOf(line, settings.Strategy, settings.Archive.Map(archive => archive.Rows).IfNone([]), benchmark)
                        .Map(source => new Contestant(line, settings.Strategy, settings.Lookahead, source))
                );
    }

    /// <summary>What an archive teaches, if the strategy names one.</summary>
    private static Either<Failure, LanguageExt.Option<TrainingSet>> SourceOf(
        string contestant,
        Strategy strategy,
        ImmutableArray<ArchivedTrial> archive,
        SearchBenchmark benchmark
    ) =>
        benchmark.SourceOf(strategy, archive) is var source
        && source.IsNone
        && Surrogate.FindIn(strategy).Exists(surrogate => surrogate.Source.IsSome)
            ? new Failure(ExitCode.Usage, $"the archive of '{contestant}' has no task with {Surrogate.MinRows} scored cells of this table")
            {
                Safe = "nothing was done",
                Next = "give it an archive of searches on another nasbench201 task; archive show prints what one contains",
            }
            : source;

    /// <summary>The strategy of a run, with the archive that lies beside its recipe.</summary>
    private static Either<Failure, Contestant> Recorded(string path, StrategyCatalogue strategies, SearchBenchmark benchmark) =>
        from text in TextFile.Read(Directory.Exists(path) ? new RunFolder(path).Recipe : path)
        from recipe in RecipeText
            .Parse(text, RecipeCodec.For(strategies))
            .ToEither()
            .MapLeft(mistakes => new Failure(ExitCode.Usage, $"the recipe {path} cannot be used") { Where = string.Join('\n', mistakes) })
        from able in recipe.Strategy.Proxies.FirstOrDefault(proxy => !ProxySuite.Zero.Contains(proxy)) is { } unknown
            ? new Failure(ExitCode.Usage, $"the strategy of {path} uses {unknown}, which is not a proxy of the table")
            {
                Next = $"compare one with some of {string.Join(", ", ProxySuite.Zero)}",
            }
            : Right<Failure, Unit>(unit)
        from archive in RunArchive
            .Load(new RunFolder(Directory.Exists(path) ? path : Path.GetDirectoryName(Path.GetFullPath(path))!), recipe)
            .MapLeft(Faults.ToFailure)
        let name = $"{recipe.Strategy.Name} {Path.GetFileName(path.TrimEnd('/'))}"
        from source in SourceOf(name, recipe.Strategy, archive, benchmark)
        select new Contestant(name, recipe.Strategy, recipe.Lookahead, source);

    private static ImmutableArray<StrategyCurves> Run(
        SearchBenchmark benchmark,
        ImmutableArray<Contestant> contestants,
        ParallelMap seeds,
        bool json,
        Terminal terminal
    )
    {
        var all = ImmutableArray.CreateBuilder<StrategyCurves>();
        foreach (var contestant in contestants)
        {
            var began = Stopwatch.GetTimestamp();
            all.Add(benchmark.Run(contestant.Name, contestant.Strategy, contestant.Lookahead, seeds, contestant.Source));
            var facts = StrategyFacts.Describe(
                benchmark.Task,
                benchmark.Horizon,
                all[^1],
                all[0],
                Math.Round(Stopwatch.GetElapsedTime(began).TotalSeconds, 2)
            );
            terminal.WriteNow(
                json ? Json.Line(facts, BenchmarksJson.Default.StrategyFacts)
                : all.Count == 1 ? facts.Titles + terminal.Out.NewLine + facts.Row()
                : facts.Row()
            );
        }

        return all.ToImmutable();
    }

    private static Either<Failure, ExitCode> WriteCurves(
        LanguageExt.Option<string> folder,
        SearchBenchmark benchmark,
        ImmutableArray<StrategyCurves> curves,
        Terminal terminal
    )
    {
        if (folder.Case is not string directory)
        {
            return ExitCode.Ok;
        }

        try
        {
            Directory.CreateDirectory(directory);
            DurableFile.Write(Path.Combine(directory, "curves.csv"), CurveTable.Csv(benchmark.Task, curves, benchmark.Horizon));
            DurableFile.Write(Path.Combine(directory, "curves.svg"), RegretChart.Svg(benchmark.Task, curves, benchmark.Horizon));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return new Failure(ExitCode.Usage, $"the curves cannot be written: {cause.Message.TrimEnd('.')}")
            {
                Where = directory,
                Next = "give --out another folder",
            };
        }

        terminal.Error.WriteLine($"curves in {Path.Combine(directory, "curves.svg")} and {Path.Combine(directory, "curves.csv")}");
        return ExitCode.Ok;
    }

    private sealed record Contestant(string Name, Strategy Strategy, int Lookahead, LanguageExt.Option<TrainingSet> Source);
}
