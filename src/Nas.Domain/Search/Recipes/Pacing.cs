using LanguageExt;

namespace Nas.Domain.Search.Recipes;

/// <summary>How a search spends its minutes: in rounds of successive halving (Jamieson and Talwalkar, 2016) whose trials take the time
/// that a measurement at the start says they may take, and with what is left on the final training.</summary>
/// <param name="Rungs">Maximum number of lengths of training in a round; 1 halves nothing.</param>
/// <param name="Factor">How many times longer a rung trains than the one before, which is also how many times fewer candidates it
/// has; at least 2.</param>
/// <param name="SearchShare">The share of the minutes for trials, in (0, 1); none for the share that suits the minutes.</param>
public sealed record Pacing(int Rungs, int Factor, Option<double> SearchShare)
{
    /// <summary>Whether each round follows from how long the trials of the one before really took. Recipes of the first builds do not say so:
    /// their rounds follow from the measurement alone.</summary>
    public bool Adapts { get; init; }

    /// <summary>Whether the best network so far takes part in every round after the first and goes on from its own weights, so that a candidate
    /// that inherits weights is compared with one that did not start afresh either; and whether the rungs, too, follow from how long trials really
    /// took. Recipes of earlier builds do not say so.</summary>
    public bool Incumbent { get; init; }
}
