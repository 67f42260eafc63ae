using System.Collections.Immutable;

namespace Nas.Domain.Search.Archives;

/// <summary>Merges archives.</summary>
/// <remarks>One architecture with one task and one training is one row, even if several searches evaluated it. Which row stays does not
/// depend on scores, so that no lucky training is preferred: a scored one before a failed one, then the one with more proxies, then the
/// smaller seed, then the earlier trial. So the order and the repetition of parts change nothing.</remarks>
public static class ArchiveMerge
{
    /// <summary>The rows of all parts: by task, training and score, the best first, architectures of one score by id.</summary>
    public static ImmutableArray<ArchivedTrial> Merge(IEnumerable<ArchivedTrial> rows) =>
        [
            .. rows.GroupBy(row => (row.Task.Fingerprint, row.Training, row.Candidate.Text))
                .Select(same => Preferred(same).First())
                .OrderBy(row => row.Task.Name, StringComparer.Ordinal)
                .ThenBy(row => row.Task.Fingerprint, StringComparer.Ordinal)
                .ThenBy(row => row.Training.Epochs)
                .ThenBy(row =>
                    (
                        row.Training.BatchSize,
                        row.Training.LearningRate,
                        row.Training.Momentum,
                        row.Training.WeightDecay,
                        row.Training.Patience.IfNone(int.MaxValue)
                    )
                )
                .ThenByDescending(Score)
                .ThenBy(row => row.Candidate.Id.Value, StringComparer.Ordinal),
        ];

    // The last keys decide only between trainings of one trial on two machines.
    private static IOrderedEnumerable<ArchivedTrial> Preferred(IEnumerable<ArchivedTrial> same) =>
        same.OrderByDescending(row => row.Score.IsSome)
            .ThenByDescending(row => row.Proxies.Count(proxy => double.IsFinite(proxy.Value)))
            .ThenBy(row => row.Seed.Value)
            .ThenBy(row => row.Trial)
            .ThenBy(Score)
            .ThenBy(row => row.Seconds)
            .ThenBy(row => row.Task.Name, StringComparer.Ordinal)
            .ThenBy(row => row.Grammar, StringComparer.Ordinal);

    private static double Score(ArchivedTrial row) => row.Score.IfNone(double.NegativeInfinity);
}
