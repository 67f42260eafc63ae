using System.Collections.Immutable;
using Nas.Domain.Search.Archives;
using Nas.Domain.Search.Trials;

namespace Nas.Tool.Commands.Archives;

/// <summary>One task and training of an archive: an object of <c>archive show --json</c>.</summary>
/// <param name="Task">The task's name.</param>
/// <param name="Fingerprint">Its data.</param>
/// <param name="Input">Shape of one example.</param>
/// <param name="Classes">Number of classes.</param>
/// <param name="Epochs">Epochs of the training.</param>
/// <param name="Batch">Images of a training step.</param>
/// <param name="Grammars">The grammars searched.</param>
/// <param name="Searches">Number of different seeds.</param>
/// <param name="Architectures">Rows.</param>
/// <param name="Scored">Rows with a score.</param>
/// <param name="Worst">The lowest score, 0 … 1; null if nothing was scored.</param>
/// <param name="Median">The median score.</param>
/// <param name="Best">The highest score.</param>
/// <param name="BestId">The id of the best architecture.</param>
/// <param name="BestArchitecture">The text of the best architecture.</param>
/// <param name="WithProxies">Rows with a zero-cost proxy.</param>
/// <param name="Seconds">Total seconds of training.</param>
internal sealed record ArchiveFacts(
    string Task,
    string Fingerprint,
    string Input,
    int Classes,
    int Epochs,
    int Batch,
    IReadOnlyList<string> Grammars,
    int Searches,
    int Architectures,
    int Scored,
    double? Worst,
    double? Median,
    double? Best,
    string? BestId,
    string? BestArchitecture,
    int WithProxies,
    double Seconds
)
{
    /// <summary>One for each task and training, in the archive's order.</summary>
    public static IReadOnlyList<ArchiveFacts> Summarise(ImmutableArray<ArchivedTrial> archive) =>
        [.. archive.GroupBy(row => (row.Task.Fingerprint, row.Training)).Select(rows => SummariseTask([.. rows], rows.Key.Training))];

    /// <summary>The table as text.</summary>
    public static IEnumerable<string> Table(IReadOnlyList<ArchiveFacts> tasks)
    {
        var width = tasks.Select(task => task.Task.Length).Append("task".Length).Max();
        yield return $"{"task".PadRight(width)}  data          epochs  architectures  scored  {"worst … median … best", -27}  best          proxies  training";
        foreach (var task in tasks)
        {
            yield return FormattableString.Invariant(
                $"{task.Task.PadRight(width)}  {Short(task.Fingerprint), -12}  {task.Epochs, 6}  {task.Architectures, 13}  {task.Scored, 6}  {task.Range, -27}  {Short(task.BestId ?? "–"), -12}  {100.0 * task.WithProxies / task.Architectures, 5:0} %  {Quantity.Duration(task.Seconds)}"
            );
        }
    }

    private string Range =>
        Best is null ? "–" : $"{Quantity.Percent(Worst!.Value)} … {Quantity.Percent(Median!.Value)} … {Quantity.Percent(Best.Value)}";

    private static string Short(string hex) => hex[..Math.Min(12, hex.Length)];

    private static ArchiveFacts SummariseTask(ImmutableArray<ArchivedTrial> rows, TrainingRecipe training)
    {
        var task = rows[0].Task;
        // The archive's order: the best first, unscored ones last.
        var scored = rows.Where(row => row.Score.IsSome).ToList();
        double? At(int place) => scored.Count == 0 ? null : scored[place].Score.IfNone(double.NaN);
        return new(
            task.Name,
            task.Fingerprint,
            task.Input,
            task.Target.Outputs,
            training.Epochs,
            training.BatchSize,
            [.. rows.Select(row => row.Grammar).Distinct().Order(StringComparer.Ordinal)],
            rows.Select(row => row.Seed).Distinct().Count(),
            rows.Length,
            scored.Count,
            At(scored.Count - 1),
            At(scored.Count / 2),
            At(0),
            scored.FirstOrDefault()?.Candidate.Id.Value,
            scored.FirstOrDefault()?.Candidate.Text,
            rows.Count(row => row.Proxies.Exists(proxy => !double.IsNaN(proxy.Value))),
            Math.Round(rows.Sum(row => row.Seconds), 3)
        );
    }
}
