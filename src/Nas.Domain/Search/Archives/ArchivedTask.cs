using System.Collections.Immutable;
using Nas.Domain.Learning;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Archives;

/// <summary>The scored architectures of an archive whose scores can be compared: one task, one training.</summary>
/// <param name="Task">The task.</param>
/// <param name="Training">The training.</param>
/// <param name="Trials">The architectures, in the archive's order.</param>
public sealed record ArchivedTask(TaskReference Task, TrainingRecipe Training, ValueArray<ArchivedTrial> Trials)
{
    /// <summary>The scores on a scale.</summary>
    public ImmutableArray<double> TargetsOn(TargetScale scale) =>
        [.. Targets.Scaled(scale, [.. Trials.Select(trial => trial.Score.IfNone(double.NaN))])];

    /// <summary>The tasks of an archive with at least a given number of scored architectures, in the archive's order.</summary>
    public static ImmutableArray<ArchivedTask> GroupByTask(ImmutableArray<ArchivedTrial> archive, int min) =>
        [
            .. archive
                .Where(trial => trial.Score.IsSome)
                .GroupBy(trial => (trial.Task.Fingerprint, trial.Training))
                .Where(same => same.Count() >= min)
                .Select(same => new ArchivedTask(same.First().Task, same.Key.Training, [.. same])),
        ];
}
