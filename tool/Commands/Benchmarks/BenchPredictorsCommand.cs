using System.Collections.Immutable;
using System.CommandLine;
using LanguageExt;
using Nas.Domain.Learning.Catalogue;
using Nas.Domain.Learning.Quality;
using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Benchmarks;
using Nas.Effects.Data.Csv;
using Nas.Effects.Learning;
using Nas.Effects.Models.Language;
using Nas.Tool.CommandLine;
using Nas.Tool.Output;
using Nas.Tool.Rendering;
using Nas.Tool.Searching;
using static LanguageExt.Prelude;

namespace Nas.Tool.Commands.Benchmarks;

/// <summary><c>bench predictors</c>: predictors of NAS-Bench-201's accuracies from graph features, and from zero-cost proxies if a table of
/// them is given.</summary>
internal static class BenchPredictorsCommand
{
    public static Command Create(Terminal terminal)
    {
        var proxies = Options.Text(
            "--proxies",
            "FILE.csv[.gz]",
            "A table of the cells' zero-cost proxies, with id and code: compares them, graph features, and both, on its cells"
        );
        var target = Options.Text("--target", "COLUMN", "Accuracy to predict: val_ or test_ and c10, c100 or in16", "val_c10");
        var splits = Options.Text(
            "--splits",
            "FILE",
            "Fixed splits: a table with the columns part (train or test), seed, rank and id; otherwise random ones"
        );
        var sizes = Options.Text("--train", "N,…", "Cells to learn from", "32,128,1024");
        var seeds = Options.Number("--seeds", "Number of splits", 10, 1, 1000);
        var predictors = TableOptions.Names(
            "--predictors",
            $"The predictors, from {string.Join(", ", BuiltInPredictors.Names)}; text, a language model that reads the cells' texts, or "
                + "text:FOLDER [default: all but text, perceptron and those of many boosters]"
        );
        var texts = new System.CommandLine.Option<bool>("--text")
        {
            Description =
                "Compare also what the language model says of the cells' texts in 16 numbers, alone and beside the other features",
        };
        var seed = Options.Seed("Equal seeds give equal results");
        var json = Options.Json("Print one object a line instead");
        return new ToolCommand("predictors", "Compare how well predictors rank unseen cells of NAS-Bench-201")
            .Takes("Data", proxies, texts, target, splits)
            .Takes("Comparison", sizes, seeds, predictors, seed, json)
            .Example("nas-search bench predictors --train 32,128", "graph features, random splits")
            .Example(
                "nas-search bench predictors --proxies zcp_c10.csv.gz --splits splits.csv.gz --json",
                "with proxies, on published splits, for a program to read"
            )
            .Does(
                terminal,
                parsed =>
                    from chosen in PredictorsOf(TableOptions.Split(parsed.GetValue(predictors)))
                    from trains in Sizes(parsed.GetRequiredValue(sizes))
                    from tables in CellPrediction
                        .Tables(Optional(parsed.GetValue(proxies)!), parsed.GetRequiredValue(target))
                        .MapLeft(Faults.ToFailure)
                    from ready in parsed.GetValue(texts) ? TrialBackend.Load() : Right<Failure, Unit>(unit)
                    from fixedSplits in Splits(parsed.GetValue(splits)).MapLeft(Faults.ToFailure)
                    let comparison = new Comparison(
                        fixedSplits,
                        parsed.GetValue(seeds),
                        RandomStream.FromSeed(new(parsed.GetValue(seed))),
                        parsed.GetValue(json),
                        terminal
                    )
                    from done in Judge(comparison, trains, Jobs(chosen, tables, parsed.GetValue(texts))).MapLeft(Faults.ToFailure)
                    select done
            );
    }

    private static Either<TableError, LanguageExt.Option<TextTable>> Splits(string? file) =>
        file is null ? Right<TableError, LanguageExt.Option<TextTable>>(None) : CsvTables.Read(file).Map(table => Some(table));

    private static Either<Failure, ImmutableArray<int>> Sizes(string text) =>
        text.Split(',', StringSplitOptions.TrimEntries)
            .Select(size =>
                int.TryParse(size, System.Globalization.CultureInfo.InvariantCulture, out var number) && number > 0
                    ? Right<Failure, int>(number)
                    : new Failure(ExitCode.Usage, $"--train: '{size}' is not a number of cells")
                    {
                        Next = "write numbers joined by commas, such as 32,128",
                    }
            )
            .Sequence()
            .Map(numbers => numbers.ToImmutableArray());

    private static Either<Failure, ImmutableArray<NamedPredictor>> PredictorsOf(ImmutableArray<string> names) =>
        names.IsEmpty
            ? TableOptions.Predictors(null)
            : names
                .Select(name => TextPredictors.IsOne(name) ? TextPredictors.Find(name) : TableOptions.Predictor(name))
                .Sequence()
                .Map(found => found.ToImmutableArray());

    /// <summary>The tables, each with the predictors that read it: language models read tokens, all others features.</summary>
    private static IEnumerable<(SurrogateTable Table, ImmutableArray<NamedPredictor> Predictors)> Jobs(
        ImmutableArray<NamedPredictor> predictors,
        ImmutableArray<SurrogateTable> tables,
        bool hasNumbers
    )
    {
        ImmutableArray<NamedPredictor> others = [.. predictors.Where(predictor => predictor.Predictor is not TextPredictor)];
        if (!others.IsEmpty)
        {
            foreach (var table in hasNumbers ? new CellTexts(LanguageModel.BuiltIn()).Beside(tables) : tables)
            {
                yield return (table, others);
            }
        }

        foreach (var predictor in predictors)
        {
            if (predictor.Predictor is TextPredictor text)
            {
                yield return (new CellTexts(text.Model).Tokens(tables[0]), [predictor]);
            }
        }
    }

    private static Either<TableError, ExitCode> Judge(
        Comparison comparison,
        ImmutableArray<int> trains,
        IEnumerable<(SurrogateTable Table, ImmutableArray<NamedPredictor> Predictors)> jobs
    )
    {
        var all = jobs.ToList();
        foreach (var (train, (table, predictors)) in trains.SelectMany(train => all.Select(job => (train, job))))
        {
            if (comparison.SplitsOf(table, train).Case is not ImmutableArray<DataSplit> splits)
            {
                return comparison.SplitsOf(table, train).Map(_ => ExitCode.Ok);
            }

            comparison.Judge(table, train, splits, predictors);
        }

        return ExitCode.Ok;
    }

    private sealed record Comparison(LanguageExt.Option<TextTable> Splits, int Seeds, RandomStream Stream, bool Json, Terminal Terminal)
    {
        public Either<TableError, ImmutableArray<DataSplit>> SplitsOf(SurrogateTable table, int train) =>
            Splits.Match(file => SplitFile.Parse(file, table, train, Seeds), () => Random(table, train));

        public void Judge(SurrogateTable table, int train, ImmutableArray<DataSplit> splits, ImmutableArray<NamedPredictor> predictors)
        {
            Terminal.Error.WriteLine(
                FormattableString.Invariant(
                    $"{table.Source}: {table.Data.Features.Columns} features, {splits.Length} splits of {train} cells to learn from"
                )
            );
            foreach (var predictor in predictors)
            {
                var facts = PredictorFacts.Describe(
                    PredictorComparison.Judge(
                        predictor,
                        table.Data,
                        splits,
                        Stream.Child("fits"),
                        new ParallelMap(Environment.ProcessorCount)
                    )
                );
                Terminal.WriteNow(
                    Json
                        ? Output.Json.Line(new CellPredictorFacts(table.Source, train, facts), BenchmarksJson.Default.CellPredictorFacts)
                        : FormattableString.Invariant($"{table.Source, -15} {train, 5}  {facts.Row()}")
                );
            }
        }

        private Either<TableError, ImmutableArray<DataSplit>> Random(SurrogateTable table, int train) =>
            train + 2 > table.Data.Rows
                ? new TableError.TooFewRows(table.Source, table.Data.Rows, train)
                : Right<TableError, ImmutableArray<DataSplit>>([
                    .. Enumerable.Range(0, Seeds).Select(i => DataSplit.Random(table.Data.Rows, train, Stream.Child("splits").Child(i))),
                ]);
    }
}
