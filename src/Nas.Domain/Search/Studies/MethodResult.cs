using Nas.Domain.Numerics.Statistics;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Studies;

/// <summary>What came of a method on a task, over the seeds.</summary>
/// <param name="Task">The task.</param>
/// <param name="Method">The method.</param>
/// <param name="Seeds">Searches that have ended.</param>
/// <param name="Validation">The best validation scores.</param>
/// <param name="Final">The scores that methods are compared by: on the test part where there was a final training.</param>
/// <param name="StandardError">The standard error of their mean; NaN for one seed.</param>
/// <param name="Gain">How much larger they are than those of the baseline, seed by seed; a mean of NaN where no seed has both.</param>
/// <param name="Wins">Seeds with which the method ended above the baseline.</param>
/// <param name="Ties">Seeds with which both ended alike.</param>
/// <param name="Losses">Seeds with which it ended below.</param>
/// <param name="Reached">Seeds with which it reached the best validation score of the baseline's search.</param>
/// <param name="TrialsToReach">Median of the trials that this took, over those seeds; NaN without any.</param>
/// <param name="SecondsToReach">Median of the seconds.</param>
/// <param name="SpeedUp">How many times more trials the baseline took for it: the median, over those seeds.</param>
/// <param name="Tau">Mean of Kendall's tau-b of expected and actual scores over all trials; NaN without a surrogate.</param>
public sealed record MethodResult(
    string Task,
    string Method,
    int Seeds,
    MeanInterval Validation,
    MeanInterval Final,
    double StandardError,
    MeanInterval Gain,
    int Wins,
    int Ties,
    int Losses,
    int Reached,
    double TrialsToReach,
    double SecondsToReach,
    double SpeedUp,
    double Tau
)
{
    /// <summary>What networks tell of the task, which says what a score is.</summary>
    public TargetKind Kind { get; init; }
}
