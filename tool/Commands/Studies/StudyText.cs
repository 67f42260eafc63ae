using System.Globalization;
using Nas.Domain.Search.Studies;
using Nas.Effects.Publishing.Studies;
using Nas.Tool.Output;

namespace Nas.Tool.Commands.Studies;

/// <summary>The results of a study as text.</summary>
internal static class StudyText
{
    /// <summary>Prints a row for each task and method, and what the ranks say.</summary>
    public static ExitCode Print(StudyRecord record, bool json, Terminal terminal)
    {
        var results = record.Results;
        if (json)
        {
            results.Methods.Iter(result =>
                terminal.Out.WriteLine(Json.Line(MethodFacts.Describe(result), StudiesJson.Default.MethodFacts))
            );
            return ExitCode.Ok;
        }

        foreach (var line in Aligned([Titles(results), .. results.Methods.Select(Row)]))
        {
            terminal.Out.WriteLine(line);
        }

        terminal.Out.WriteLine();
        terminal.Out.WriteLine($"{results.Ranks.Statement}.");
        terminal.Out.WriteLine(
            $"{results.Outcomes.Length} of {results.Study.Searches.Count} searches; page, tables and pictures: {record.Folder.Page}"
        );
        return ExitCode.Ok;
    }

    /// <summary>Prints a row for each task and method of two studies.</summary>
    public static ExitCode Print(IEnumerable<StudyComparison> comparisons, bool json, Terminal terminal)
    {
        var all = comparisons.ToArray();
        var unit = StudyScore.Unit(all.Select(one => one.Kind));
        var lines = json
            ? all.Select(one => Json.Line(ComparisonFacts.Describe(one), StudiesJson.Default.ComparisonFacts))
            : Aligned([
                ["task", "method", "seeds", $"first{unit}", $"second{unit}", "second over first"],
                .. all.Select(Row),
            ]);
        lines.Iter(terminal.Out.WriteLine);
        return ExitCode.Ok;
    }

    private static string[] Titles(StudyResults results)
    {
        var unit = StudyScore.Unit(results.Methods.Select(result => result.Kind));
        return
        [
            "task",
            "method",
            "seeds",
            $"valid.{unit}",
            $"final{unit}",
            $"over {results.Study.Baseline}",
            "won/equal/lost",
            "reached",
            "trials",
            "speed-up",
            "tau",
        ];
    }

    private static string[] Row(MethodResult result)
    {
        var words = new ResultWords(result);
        return
        [
            result.Task,
            result.Method,
            words.Seeds,
            words.Validation,
            words.Final,
            words.Gain,
            words.Wins,
            words.Reached,
            words.Trials,
            words.SpeedUp,
            words.Tau,
        ];
    }

    private static string[] Row(StudyComparison one) =>
        [
            one.Task,
            one.Method,
            one.Seeds.ToString(CultureInfo.InvariantCulture),
            StudyScore.Of(one.First.Mean, one.Kind),
            StudyScore.Of(one.Second.Mean, one.Kind),
            StudyScore.Gain(one.Gain, one.Kind),
        ];

    private static IEnumerable<string> Aligned(IReadOnlyList<string[]> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        return rows.Select(row => string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }
}
