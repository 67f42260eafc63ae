using LanguageExt;

namespace Nas.Domain.Search.Trials;

/// <summary>The outcome of the final training.</summary>
/// <param name="Trial">The trial whose architecture was trained.</param>
/// <param name="Verdict">How it ended; the test accuracy is among its metrics.</param>
/// <param name="Usage">Time and memory used.</param>
public sealed record FinalResult(int Trial, Verdict Verdict, Usage Usage)
{
    /// <summary>Its epochs when the time budget did not allow all of the recipe's; none when it did.</summary>
    public Option<int> Epochs { get; init; }

    /// <summary>SHA-256 of the weight file, in hex; none where there is none.</summary>
    public Option<string> Weights { get; init; }
}
