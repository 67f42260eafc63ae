using Nas.Domain.Search.Studies;

namespace Nas.Tool.Commands.Studies;

/// <summary>One object of <c>study --json</c>: a method on a task over all seeds that have ended. Scores are 0 … 1; half widths are of 95 %
/// confidence intervals. Unknown values are null.</summary>
internal sealed record MethodFacts(
    string Task,
    string Method,
    int Seeds,
    double? Validation,
    double? Final,
    double? FinalStandardError,
    double? Gain,
    double? GainHalfWidth,
    int Wins,
    int Ties,
    int Losses,
    int Reached,
    double? TrialsToReach,
    double? SecondsToReach,
    double? SpeedUp,
    double? SurrogateTau
)
{
    public static MethodFacts Describe(MethodResult result) =>
        new(
            result.Task,
            result.Method,
            result.Seeds,
            Known(result.Validation.Mean),
            Known(result.Final.Mean),
            Known(result.StandardError),
            Known(result.Gain.Mean),
            Known(result.Gain.HalfWidth),
            result.Wins,
            result.Ties,
            result.Losses,
            result.Reached,
            Known(result.TrialsToReach),
            Known(result.SecondsToReach),
            Known(result.SpeedUp),
            Known(result.Tau)
        );

    /// <summary>The number, or null if JSON cannot represent it.</summary>
    public static double? Known(double value) => double.IsFinite(value) ? Math.Round(value, 6) : null;
}
