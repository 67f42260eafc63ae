using Nas.Tool.CommandLine;
using Nas.Tool.Output;

namespace Nas.Tool.Rendering;

/// <summary>Suggested command lines after a run.</summary>
internal static class NextSteps
{
    /// <summary>The lines, ready to be copied into a shell, with their purposes.</summary>
    public static IEnumerable<(string Line, string Purpose)> Suggest(RunSummary summary)
    {
        var run = Shell.Word(summary.Run);
        yield return summary.State == "interrupted"
            ? ($"{Launcher.Name} search --resume {run}", "resumes the search")
            : (
                FormattableString.Invariant($"{Launcher.Name} search --resume {run} --trials {2 * Math.Max(1, summary.Trials)}"),
                "continues to twice as many trials"
            );
        yield return ($"{Launcher.Name} replay {run}", "recomputes every decision and compares");
        if (summary.FinalEpochs is not null)
        {
            yield return ($"{Launcher.Name} export {run}", "the best network for PyTorch, ONNX and C#");
        }

        if (summary.BestTrial is not null)
        {
            yield return (
                $"{Launcher.Name} arch show {Shell.Word(Path.Combine(summary.Run, "best", "architecture.txt"))} --input {summary.Input} --classes {summary.Classes ?? (summary.Numbers ?? summary.Labels ?? summary.Maps ?? summary.Masks)?.Count ?? 1}",
                "the best network again"
            );
        }
    }
}
