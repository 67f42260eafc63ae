using System.Collections.Immutable;
using System.Globalization;
using Nas.Domain.Search.Archives;

namespace Nas.Effects.Runs.Archives;

/// <summary>The tasks of an archive as <see cref="TransferEvaluation"/> compares them.</summary>
public static class ArchiveEvaluation
{
    /// <summary>Minimum number of architectures of a task: two for each fold.</summary>
    public const int MinRows = 2 * TransferEvaluation.Folds;

    /// <summary>The tasks with enough usable architectures, in the archive's order.</summary>
    public static ImmutableArray<TransferTask> TasksOf(ImmutableArray<ArchivedTrial> archive, ArchiveEncoding encoding)
    {
        var tasks = ArchivedTask.GroupByTask([.. archive.Where(encoding.Sees)], MinRows);
        return
        [
            .. tasks.Select(task => new TransferTask(
                NameOf(task, tasks),
                task.Task.Fingerprint,
                new(encoding.Encode(task.Trials), task.Ranks)
            )),
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
