using Nas.Domain.Search.Studies;

namespace Nas.Tool.Commands.Studies;

/// <summary>One object of <c>study compare --json</c>: final scores, 0 … 1, of a method in two studies.</summary>
internal sealed record ComparisonFacts(
    string Task,
    string Method,
    int Seeds,
    double? First,
    double? Second,
    double? Gain,
    double? GainHalfWidth
)
{
    public static ComparisonFacts Describe(StudyComparison comparison) =>
        new(
            comparison.Task,
            comparison.Method,
            comparison.Seeds,
            MethodFacts.Known(comparison.First.Mean),
            MethodFacts.Known(comparison.Second.Mean),
            MethodFacts.Known(comparison.Gain.Mean),
            MethodFacts.Known(comparison.Gain.HalfWidth)
        );
}
