using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using LanguageExt;
using Nas.Domain;
using Nas.Domain.Learning.Curves;
using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Data.Csv;
using Nas.Effects.Learning;
using Nas.Tool.CommandLine;
using Nas.Tool.Output;
using static LanguageExt.Prelude;

namespace Nas.Tool.Commands.Benchmarks;

/// <summary><c>bench curves</c>: what tells from its first epochs how well a training ends.</summary>
internal static class BenchCurvesCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("file")
        {
            HelpName = "FILE.csv[.gz]",
            Description =
                "Learning curves, a row for each epoch: epoch, train_loss, valid_loss, valid_error (percent); other columns name the training",
        };
        var at = Options.Text("--at", "N,…", "Epochs that are seen, in percent of a whole training", "10,20,40,60,80");
        var seed = Options.Seed("Equal seeds give equal results");
        var json = Options.Json("Print one object a line instead");
        return new ToolCommand("curves", "Compare what tells from its first epochs how well a training ends, by Kendall's tau")
            .Takes(file)
            .Takes("Comparison", at, seed, json)
            .Example("nas-search bench curves learning_curves.csv.gz", "sums of losses, curve families, regression")
            .Does(
                terminal,
                parsed =>
                    from shares in Shares(parsed.GetRequiredValue(at))
                    from table in CsvTables.Read(parsed.GetRequiredValue(file)).MapLeft(Faults.ToFailure)
                    from curves in CurveFile.Parse(table).MapLeft(Faults.ToFailure)
                    select Run(curves, shares, RandomStream.FromSeed(new(parsed.GetValue(seed))), parsed.GetValue(json), terminal)
            );
    }

    private static Either<Failure, ImmutableArray<double>> Shares(string text) =>
        text.Split(',', StringSplitOptions.TrimEntries)
            .Select(share =>
                double.TryParse(share, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 100
                    ? Right<Failure, double>(number / 100)
                    : new Failure(ExitCode.Usage, $"--at: '{share}' is no percentage above 0")
                    {
                        Next = "write numbers up to 100 joined by commas, such as 10,50",
                    }
            )
            .Sequence()
            .Map(shares => shares.ToImmutableArray());

    private static ExitCode Run(
        ValueArray<LearningCurve> curves,
        ImmutableArray<double> shares,
        RandomStream stream,
        bool json,
        Terminal terminal
    )
    {
        var epochs = curves[0].Losses.Length;
        int[] seen = [.. shares.Select(share => Math.Max(1, (int)Math.Round(share * epochs))).Distinct()];
        terminal.Error.WriteLine(FormattableString.Invariant($"{curves.Length} trainings of {epochs} epochs"));
        var isFirst = true;
        foreach (var forecast in CurveForecast.All)
        {
            var facts = new CurveFacts(
                forecast.Name,
                curves.Length,
                epochs,
                [.. seen.Select(count => new CurvePoint(count, StrategyFacts.Known(forecast.Tau(curves, count, stream))))]
            );
            terminal.WriteNow(
                json ? Json.Line(facts, BenchmarksJson.Default.CurveFacts)
                : isFirst ? facts.Titles() + terminal.Out.NewLine + facts.Row()
                : facts.Row()
            );
            isFirst = false;
        }

        return ExitCode.Ok;
    }
}
