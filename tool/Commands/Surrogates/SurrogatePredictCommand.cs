using System.CommandLine;
using System.Globalization;
using LanguageExt;
using Nas.Domain.Numerics.Tables;
using Nas.Effects.Data.Csv;
using Nas.Effects.Learning;
using Nas.Tool.CommandLine;
using Nas.Tool.Output;
using Nas.Tool.Searching;

namespace Nas.Tool.Commands.Surrogates;

/// <summary><c>surrogate predict</c>: predicts a table's rows with a file of <c>surrogate fit</c>.</summary>
internal static class SurrogatePredictCommand
{
    public static Command Create(Terminal terminal)
    {
        var model = new Argument<string>("model") { Description = "A file written by surrogate fit", HelpName = "FILE.json" };
        var table = new System.CommandLine.Option<string>("--table")
        {
            Description = "A table with the columns of the fitted table",
            HelpName = "FILE.csv[.gz]",
            Required = true,
        };
        return new ToolCommand("predict", "Print the prediction for every row of a table, as CSV: id (or line) and prediction")
            .Takes(model)
            .Takes("Data", table)
            .Example("nas-search surrogate predict model.json --table candidates.csv", "one line for each row")
            .Example("nas-search surrogate predict cells.json --table cells.csv.gz > predictions.csv", "for other programs")
            .Does(
                terminal,
                parsed =>
                    from file in SurrogateFile
                        .Read(parsed.GetRequiredValue(model))
                        .MapLeft(wrong => new Failure(ExitCode.Data, wrong.TrimEnd('.')) { Safe = "files are only read" })
                    from text in CsvTables.Read(parsed.GetRequiredValue(table)).MapLeft(Faults.ToFailure)
                    from rows in text.Features(file.Data.Features.Names).MapLeft(Faults.ToFailure)
                    select Print(text, rows, file, terminal)
            );
    }

    private static ExitCode Print(TextTable text, FeatureTable rows, SurrogateFile file, Terminal terminal)
    {
        var map = new ParallelMap(Environment.ProcessorCount);
        var predictions = file.Fit(map).Predict(rows, map);
        var ids = text.Text("id").IfLeft([.. Enumerable.Range(2, rows.Rows).Select(line => line.ToString(CultureInfo.InvariantCulture))]);
        terminal.Out.WriteLine("id,prediction");
        for (var row = 0; row < predictions.Length; row++)
        {
            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Quoted(ids[row])},{predictions[row]:R}"));
        }

        return ExitCode.Ok;
    }

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
