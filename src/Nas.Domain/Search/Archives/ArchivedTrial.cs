using LanguageExt;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Archives;

/// <summary>An evaluated architecture as it travels between searches, tasks and machines.</summary>
/// <remarks>It leaves out graph features, which follow from the text, and includes proxies, which need the task's images.</remarks>
/// <param name="Task">The task it was trained on, without <see cref="TaskReference.Data"/> and the settings for reading the data.</param>
/// <param name="Grammar">The name of the grammar that was searched; the text can be read without it.</param>
/// <param name="Training">How it was trained. Scores are comparable when task and training are equal.</param>
/// <param name="Seed">The seed of the search.</param>
/// <param name="Trial">The trial's number in it.</param>
/// <param name="Candidate">The canonical text and its cost by arithmetic, with the batch of <paramref name="Training"/>.</param>
/// <param name="Verdict">How the trial ended, as <see cref="Trials.Verdict.Kind"/>.</param>
/// <param name="Score">Validation accuracy; none unless the verdict is <c>scored</c>.</param>
/// <param name="Seconds">Wall-clock seconds of the trial. No decision looks at it.</param>
public sealed record ArchivedTrial(
    TaskReference Task,
    string Grammar,
    TrainingRecipe Training,
    Seed Seed,
    int Trial,
    Candidate Candidate,
    string Verdict,
    Option<double> Score,
    double Seconds
)
{
    /// <summary>The zero-cost proxies that the search computed, by name; empty where it asked for none.</summary>
    public Seq<Metric> Proxies { get; init; }
}
