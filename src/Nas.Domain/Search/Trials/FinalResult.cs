using LanguageExt;

namespace Nas.Domain.Search.Trials;

/// <summary>The outcome of the final training.</summary>
/// <param name="Trial">The trial whose architecture was trained.</param>
/// <param name="Verdict">How it ended; the test accuracy is among its metrics.</param>
/// <param name="Usage">What it used of the machine.</param>
public sealed record FinalResult(int Trial, Verdict Verdict, Usage Usage)
{
    /// <summary>Its epochs where the minutes left no time for all of the recipe's; none for all of them.</summary>
    public Option<int> Epochs { get; init; }
}
