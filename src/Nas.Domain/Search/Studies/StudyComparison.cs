using System.Collections.Immutable;
using Nas.Domain.Numerics.Statistics;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Studies;

/// <summary>How a method of two studies differs on a task, over the seeds that both have.</summary>
/// <param name="Task">The task.</param>
/// <param name="Method">The method.</param>
/// <param name="Seeds">Number of these seeds.</param>
/// <param name="First">Final scores in the first study.</param>
/// <param name="Second">Final scores in the second.</param>
/// <param name="Gain">How much larger they are in the second, seed by seed.</param>
public sealed record StudyComparison(string Task, string Method, int Seeds, MeanInterval First, MeanInterval Second, MeanInterval Gain)
{
    /// <summary>What networks tell of the task, which says what a score is.</summary>
    public TargetKind Kind { get; init; }

    /// <summary>A comparison for each task and method that both studies have, in the order of the first.</summary>
    public static ImmutableArray<StudyComparison> Of(StudyResults first, StudyResults second)
    {
        var others = second.Outcomes.ToDictionary(outcome => outcome.Search, outcome => outcome.Final);
        return
        [
            .. from task in first.Study.Tasks
            from method in first.Study.Methods
            let pairs = first
                .Of(task.Name, method.Name)
                .Where(outcome => others.ContainsKey(outcome.Search))
                .Select(outcome => (First: outcome.Final, Second: others[outcome.Search]))
                .ToArray()
            where pairs.Length > 0
            select new StudyComparison(
                task.Name,
                method.Name,
                pairs.Length,
                MeanInterval.Compute([.. pairs.Select(pair => pair.First)]),
                MeanInterval.Compute([.. pairs.Select(pair => pair.Second)]),
                MeanInterval.Compute([.. pairs.Select(pair => pair.Second - pair.First)])
            )
            {
                Kind = first.KindOf(task.Name),
            },
        ];
    }
}
