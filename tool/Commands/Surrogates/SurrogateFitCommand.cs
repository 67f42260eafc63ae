using System.CommandLine;
using LanguageExt;
using Nas.Effects.Data.Csv;
using Nas.Effects.Learning;
using Nas.Tool.CommandLine;
using Nas.Tool.Output;
using Nas.Tool.Searching;

namespace Nas.Tool.Commands.Surrogates;

/// <summary><c>surrogate fit</c>: fits a predictor to a table and writes it to a file.</summary>
internal static class SurrogateFitCommand
{
    public static Command Create(Terminal terminal)
    {
        var table = new TableOptions();
        var predictor = Options.Text("--predictor", "NAME", "The predictor; surrogate eval lists them", "ensemble");
        var seed = Options.Seed("Equal seeds give equal files");
        var model = new System.CommandLine.Option<string>("--out")
        {
            Description = "The file to write",
            HelpName = "FILE.json",
            Required = true,
        };
        return new ToolCommand("fit", "Fit a predictor to all rows of a table and write a file for surrogate predict")
            .Takes("Data", table.All)
            .Takes("Fit", predictor, seed, model)
            .Example(
                "nas-search surrogate fit --table trials.csv --target score --ignore trial,seconds --out model.json",
                "learns from a finished search"
            )
            .Example(
                "nas-search surrogate fit --table cells.csv.gz --target val_acc --predictor forest --out cells.json",
                "a random forest"
            )
            .Does(
                terminal,
                parsed =>
                    from chosen in TableOptions.Predictor(parsed.GetRequiredValue(predictor))
                    from text in CsvTables.Read(table.File(parsed)).MapLeft(Faults.ToFailure)
                    from rows in SurrogateTable.Parse(text, table.Columns(parsed)).MapLeft(Faults.ToFailure)
                    from known in rows.Data.Rows > 0 ? Prelude.Right<Failure, SurrogateTable>(rows) : NoRows(rows)
                    let file = new SurrogateFile(chosen, new(parsed.GetValue(seed)), table.Columns(parsed).Target, known.Data)
                    from written in file.Write(parsed.GetRequiredValue(model)).MapLeft(wrong => new Failure(ExitCode.Data, wrong))
                    select Say(file, known, parsed.GetRequiredValue(model), terminal)
            );
    }

    private static Failure NoRows(SurrogateTable rows) =>
        new(ExitCode.Data, $"no row of {rows.Source} has a number for its target") { Safe = "nothing was written" };

    private static ExitCode Say(SurrogateFile file, SurrogateTable rows, string path, Terminal terminal)
    {
        terminal.Error.WriteLine(
            $"{path}: {file.Predictor.Name} on {file.Data.Rows} rows, {file.Data.Features.Columns} features{TableOptions.LeftOut(rows)}"
        );
        return ExitCode.Ok;
    }
}
