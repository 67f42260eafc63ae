using System.CommandLine;
using Nas.Effects.Learning;
using Nas.Tool.CommandLine;
using Nas.Tool.Output;
using Nas.Tool.Searching;

namespace Nas.Tool.Commands.Surrogates;

/// <summary><c>surrogate importance</c>: how much a predictor's ranking depends on each column.</summary>
internal static class SurrogateImportanceCommand
{
    public static Command Create(Terminal terminal)
    {
        var table = new TableOptions();
        var predictor = Options.Text("--predictor", "NAME", "The predictor; surrogate eval lists them", "forest");
        var train = Options.Number("--train", "Rows to learn from; all others are shuffled and predicted", 128, 1, 1_000_000);
        var shuffles = Options.Number("--shuffles", "Number of shuffles of each column", 5, 1, 1000);
        var top = Options.Number("--top", "Columns to print", 20, 1, 1_000_000);
        var seed = Options.Seed("Equal seeds give equal results");
        var json = Options.Json("Print one object a line instead");
        return new ToolCommand("importance", "Print the columns on which a predictor's ranking of unseen rows depends most")
            .Takes("Data", table.All)
            .Takes("Measurement", predictor, train, shuffles, top, seed, json)
            .Example(
                "nas-search surrogate importance --table trials.csv --target score --train 50",
                "the columns that determine the score in a finished search"
            )
            .Example(
                "nas-search surrogate importance --table cells.csv.gz --target val_acc --predictor boosting --top 5 --json",
                "five columns, for a program to read"
            )
            .Does(
                terminal,
                parsed =>
                    from chosen in TableOptions.Predictor(parsed.GetRequiredValue(predictor))
                    from found in new Effects.Learning.SurrogateImportance(
                        table.File(parsed),
                        table.Columns(parsed),
                        chosen.Predictor,
                        parsed.GetValue(train),
                        parsed.GetValue(shuffles)
                    )
                        .Run(new(parsed.GetValue(seed)), new ParallelMap(Environment.ProcessorCount))
                        .MapLeft(Faults.ToFailure)
                    select Print(found, parsed.GetValue(top), parsed.GetValue(json), terminal)
            );
    }

    private static ExitCode Print(ColumnImportance found, int top, bool json, Terminal terminal)
    {
        foreach (var (column, drop) in found.Drops.Take(top))
        {
            // If all rows are equal, the ranking depends on no column.
            var facts = double.IsFinite(drop) ? new ImportanceFacts(column, drop, drop / found.Tau) : new(column, 0, 0);
            terminal.Out.WriteLine(json ? Json.Line(facts, SurrogatesJson.Default.ImportanceFacts) : facts.Row());
        }

        terminal.Error.WriteLine(
            FormattableString.Invariant(
                $"tau {found.Tau:F3} on {found.Held} unseen rows; the first number is the drop when a column is shuffled, the second its share"
            )
        );
        return ExitCode.Ok;
    }
}
