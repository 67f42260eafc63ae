namespace Nas.Tool.Rendering;

/// <summary>The end of a search for a person: the best network, its numbers, its picture, and what to try next.</summary>
internal static class Conclusion
{
    private const int MostLines = 60;

    public static void Write(RunSummary summary, IReadOnlyList<string> picture, Terminal terminal)
    {
        terminal.Out.WriteLine();
        foreach (var line in picture.Take(MostLines))
        {
            terminal.Out.WriteLine(line);
        }

        if (picture.Count > MostLines)
        {
            terminal.Out.WriteLine(FormattableString.Invariant($"... and {picture.Count - MostLines} more lines"));
        }

        terminal.Out.WriteLine();
        foreach (var line in summary.Lines.Concat(NextSteps(summary)))
        {
            terminal.Out.WriteLine(line);
        }
    }

    private static IEnumerable<string> NextSteps(RunSummary summary)
    {
        var steps = Steps(summary).ToList();
        var column = steps.Max(step => step.Line.Length) + 2;
        return ["", "next:", .. steps.Select(step => $"  {step.Line.PadRight(column)}{step.Purpose}")];
    }

    private static IEnumerable<(string Line, string Purpose)> Steps(RunSummary summary)
    {
        yield return summary.State == "interrupted"
            ? ($"{Launcher.Name} search --resume {summary.Run}", "goes on from here")
            : (FormattableString.Invariant($"{Launcher.Name} search --resume {summary.Run} --trials {2 * Math.Max(1, summary.Trials)}"), "searches on to twice as many trials");
        yield return ($"{Launcher.Name} replay {summary.Run}", "derives every decision again and compares");
        if (summary.BestTrial is not null)
        {
            yield return ($"{Launcher.Name} arch show {Path.Combine(summary.Run, "best", "architecture.txt")} --input {summary.Input} --classes {summary.Classes}", "the best network again");
        }
    }
}
