using LanguageExt;

namespace Nas.Domain.Search.Trials;

/// <summary>A trial's architecture trained once more on request, on training and validation data, and tested once.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="Training">How it was trained.</param>
/// <param name="Verdict">How it ended; the test accuracy is among its metrics.</param>
/// <param name="Usage">Time and memory used.</param>
public sealed record Retraining(int Trial, TrainingRecipe Training, Verdict Verdict, Usage Usage)
{
    /// <summary>SHA-256 of the weight file, in hex; none where there is none.</summary>
    public Option<string> Weights { get; init; }
}
