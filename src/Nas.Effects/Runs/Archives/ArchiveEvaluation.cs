using System.Collections.Immutable;
using System.Globalization;
using Nas.Domain.Learning;
using Nas.Domain.Numerics.Tables;
using Nas.Domain.Search.Archives;
using Nas.Effects.Models.Language;

namespace Nas.Effects.Runs.Archives;

/// <summary>The tasks of an archive as <see cref="TransferEvaluation"/> compares them.</summary>
public static class ArchiveEvaluation
{
    /// <summary>Minimum number of architectures of a task: two for each fold.</summary>
    public const int MinRows = 2 * TransferEvaluation.Folds;

    private const int MaxTokens = 256;

    /// <summary>The tasks with enough usable architectures, in the archive's order.</summary>
    public static ImmutableArray<TransferTask> TasksOf(
        ImmutableArray<ArchivedTrial> archive,
        ArchiveEncoding encoding,
        TargetScale scale
    ) => TasksOf([.. archive.Where(encoding.Sees)], encoding.Encode, scale);

    /// <summary>The same for a language model.</summary>
    public static ImmutableArray<TransferTask> TasksOf(ImmutableArray<ArchivedTrial> archive, TextPredictor text, TargetScale scale) =>
        TasksOf(archive, rows => text.Encode([.. rows.Select(row => (row.Candidate.Text, row.Task.Input))], MaxTokens), scale);

    private static ImmutableArray<TransferTask> TasksOf(
        ImmutableArray<ArchivedTrial> archive,
        Func<ImmutableArray<ArchivedTrial>, FeatureTable> encode,
        TargetScale scale
    )
    {
        var tasks = ArchivedTask.GroupByTask(archive, MinRows);
        return
        [
            .. tasks.Select(task => new TransferTask(
                NameOf(task, tasks),
                task.Task.Fingerprint,
                new(encode(task.Trials), task.TargetsOn(scale))
            )
            {
                Order =
                [
                    .. Enumerable
                        .Range(0, task.Trials.Length)
                        .OrderBy(row => task.Trials[row].Seed.Value)
                        .ThenBy(row => task.Trials[row].Trial),
                ],
            }),
        ];
    }

    /// <summary>The task's name, extended where it is ambiguous.</summary>
    private static string NameOf(ArchivedTask task, ImmutableArray<ArchivedTask> all)
    {
        var namesakes = all.Where(other => other.Task.Name == task.Task.Name).ToList();
        return namesakes.Count == 1 ? task.Task.Name
            : namesakes.Select(other => other.Training.Epochs).Distinct().Count() == namesakes.Count
                ? string.Create(CultureInfo.InvariantCulture, $"{task.Task.Name} ({task.Training.Epochs} epochs)")
            : string.Create(CultureInfo.InvariantCulture, $"{task.Task.Name} ({namesakes.IndexOf(task) + 1})");
    }
}
