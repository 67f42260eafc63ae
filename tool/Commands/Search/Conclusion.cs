using Nas.Tool.CommandLine;
using Nas.Tool.Output;
using Nas.Tool.Rendering;

namespace Nas.Tool.Commands.Search;

/// <summary>The final output of a search: the best network, its numbers, its drawing, and next steps.</summary>
internal static class Conclusion
{
    private const int MaxLines = 60;

    public static void Write(RunSummary summary, IReadOnlyList<string> picture, Terminal terminal)
    {
        terminal.Out.WriteLine();
        foreach (var line in picture.Take(MaxLines))
        {
            terminal.Out.WriteLine(line);
        }

        if (picture.Count > MaxLines)
        {
            terminal.Out.WriteLine(FormattableString.Invariant($"... and {picture.Count - MaxLines} more lines"));
        }

        terminal.Out.WriteLine();
        foreach (var line in summary.Lines.Concat(Next(summary, terminal.Width)))
        {
            terminal.Out.WriteLine(line);
        }
    }

    /// <summary>Lines that a shell takes as they are: what a command is for stands behind it, or above it where that is too long.</summary>
    internal static IEnumerable<string> Next(RunSummary summary, int width)
    {
        var steps = summary.BestTrial is null
            ? NextSteps.Suggest(summary).ToList()
            : NextSteps.Suggest(summary).Prepend(Report(summary)).ToList();
        var column = steps.Max(step => step.Line.Length) + 2;
        return steps.TrueForAll(step => 4 + column + step.Purpose.Length <= width)
            ? ["", "next:", .. steps.Select(step => $"  {step.Line.PadRight(column)}# {step.Purpose}")]
            : ["", "next:", .. steps.SelectMany(step => new[] { $"  # {step.Purpose}", $"  {step.Line}" })];
    }

    private static (string Line, string Purpose) Report(RunSummary summary) =>
        ($"{Launcher.Name} report {Shell.Word(summary.Run)}", "the whole run on one page, with charts");
}
