using System.Collections.Immutable;
using System.CommandLine;
using LanguageExt;
using Nas.Domain.Learning;
using Nas.Domain.Learning.Catalogue;
using Nas.Domain.Learning.Quality;
using Nas.Effects.Data.Csv;
using Nas.Effects.Learning;
using Nas.Tool.CommandLine;
using Nas.Tool.Output;
using Nas.Tool.Rendering;
using Nas.Tool.Searching;
using static LanguageExt.Prelude;

namespace Nas.Tool.Commands.Surrogates;

/// <summary><c>surrogate eval</c>: how well predictors rank the rows of a table, within or across tasks.</summary>
internal static class SurrogateEvalCommand
{
    public static Command Create(Terminal terminal)
    {
        var table = new TableOptions(required: false);
        var (transfer, continual) = (new TransferEval(), new ContinualEval());
        var predictors = TableOptions.Names(
            "--predictors",
            $"The predictors, from {string.Join(", ", BuiltInPredictors.Names)}; for archives text, "
                + "a language model, or text:FOLDER [default: all but text, perceptron and those of many boosters]"
        );
        var train = Options.Number("--train", "Rows to learn from", 128, 1, 1_000_000);
        var seeds = Options.Number("--seeds", "Number of random splits; for archives, of repetitions", 10, 1, 1000);
        var splits = new System.CommandLine.Option<string?>("--splits")
        {
            Description = "Fixed splits instead: a table with the columns part (train or test), seed, rank and id",
            HelpName = "FILE",
        };
        var seed = Options.Seed("Equal seeds give equal results");
        var json = Options.Json("Print one object a line instead");
        return new ToolCommand("eval", "Compare how well predictors rank unseen rows of a table, or the tasks of archives")
            .Takes("Data", table.All)
            .Takes("Tasks", transfer.All)
            .Takes("Comparison", [train, seeds, splits, .. continual.All, predictors, seed, json])
            .Ignores(parsed => !transfer.IsAsked(parsed), "only --archive has a use for it", transfer.All)
            .Ignores(parsed => transfer.IsAsked(parsed), "archives are learnt from task by task", [.. table.All, train, splits])
            .Ignores(
                parsed => parsed.GetValue(continual.Window) is not null,
                "--continual goes through the table in its order",
                train,
                splits
            )
            .Ignores(parsed => parsed.GetValue(continual.Window) is null, "only --continual fits again", continual.NoRefit)
            .Example(
                "nas-search surrogate eval --table trials.csv --target score --train 50",
                "the benefit of a surrogate for a finished search"
            )
            .Example(
                "nas-search surrogate eval --archive fashion.csv addnist.csv --predictors forest --seeds 5",
                "transfer from one task to another; --json for a program to read"
            )
            .Does(
                terminal,
                parsed =>
                    from chosen in PredictorsOf(TableOptions.Split(parsed.GetValue(predictors)), transfer.IsAsked(parsed))
                    from _ in table.IsGiven(parsed) == transfer.IsAsked(parsed)
                        ? new Failure(ExitCode.Usage, "give either a table, with --table and --target, or archives, with --archive")
                        {
                            Safe = "nothing was done",
                        }
                        : Prelude.Right<Failure, Unit>(unit)
                    from done in transfer.IsAsked(parsed)
                        ? transfer.Run(
                            parsed,
                            chosen,
                            continual.Find(parsed, transfer.ScaleOf(parsed)),
                            (parsed.GetValue(seeds), parsed.GetValue(seed)),
                            parsed.GetValue(json),
                            terminal
                        )
                    : continual.Find(parsed, TargetScale.Raw).Case is ContinualEvaluation evaluation
                        ? from text in CsvTables.Read(table.File(parsed)).MapLeft(Faults.ToFailure)
                        from rows in SurrogateTable.Parse(text, table.Columns(parsed)).MapLeft(Faults.ToFailure)
                        from followed in ContinualEval.Run(
                            evaluation,
                            chosen,
                            _ => [new(Path.GetFileNameWithoutExtension(table.File(parsed)), rows.Data, None)],
                            (parsed.GetValue(seeds), parsed.GetValue(seed)),
                            parsed.GetValue(json),
                            terminal
                        )
                        select followed
                    : Run(
                        new(
                            table.File(parsed),
                            table.Columns(parsed),
                            parsed.GetValue(train),
                            parsed.GetValue(seeds),
                            Optional(parsed.GetValue(splits)!),
                            chosen
                        ),
                        parsed.GetValue(seed),
                        parsed.GetValue(json),
                        terminal
                    )
                    select done
            );
    }

    private static Either<Failure, ImmutableArray<NamedPredictor>> PredictorsOf(ImmutableArray<string> names, bool isArchive) =>
        names.IsEmpty
            ? TableOptions.Predictors(null)
            : names
                .Select(name => isArchive && TextPredictors.IsOne(name) ? TextPredictors.Find(name) : TableOptions.Predictor(name))
                .Sequence()
                .Map(found => found.ToImmutableArray());

    private static Either<Failure, ExitCode> Run(SurrogateEvaluation evaluation, long seed, bool json, Terminal terminal)
    {
        // The titles are printed with the first row, so that an unreadable table has none.
        var titles = json ? "" : PredictorFacts.Titles + terminal.Out.NewLine;
        return evaluation
            .Run(
                new(seed),
                new ParallelMap(Environment.ProcessorCount),
                report =>
                {
                    terminal.WriteNow(
                        titles
                            + (
                                json
                                    ? Json.Line(PredictorFacts.Describe(report), SurrogatesJson.Default.PredictorFacts)
                                    : PredictorFacts.Describe(report).Row()
                            )
                    );
                    titles = "";
                }
            )
            .Map(table => Summarise(table, evaluation, terminal))
            .MapLeft(Faults.ToFailure);
    }

    private static ExitCode Summarise(SurrogateTable table, SurrogateEvaluation evaluation, Terminal terminal)
    {
        terminal.Error.WriteLine(
            $"{table.Data.Rows} rows, {table.Data.Features.Columns} features; {evaluation.Seeds} split{(evaluation.Seeds == 1 ? "" : "s")} of {evaluation.Train} rows to learn from{TableOptions.LeftOut(table)}"
        );
        return ExitCode.Ok;
    }
}
