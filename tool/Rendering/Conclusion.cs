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
        yield return "";
        yield return "next:";
        if (summary.State == "interrupted")
        {
            yield return $"  nas-search search --resume {summary.Run}                  goes on from here";
        }
        else
        {
            yield return FormattableString.Invariant($"  nas-search search --resume {summary.Run} --trials {2 * Math.Max(1, summary.Trials)}      searches on to twice as many trials");
        }

        yield return $"  nas-search replay {summary.Run}                           derives every decision again and compares";
        if (summary.BestTrial is not null)
        {
            yield return $"  nas-search arch show {Path.Combine(summary.Run, "best", "architecture.txt")}   the best network again";
        }
    }
}
