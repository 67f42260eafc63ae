using LanguageExt;

namespace Nas.Domain.Search.Recipes;

/// <summary>When a search ends: at the first of the bounds that is reached.</summary>
/// <param name="Trials">Most trials; those without a candidate count.</param>
/// <param name="Epochs">Most epochs, counted as planned and not as run, so that the count is known before any outcome.</param>
/// <param name="Minutes">Most minutes of wall clock, summed over sessions, the final training included. Kept by the one who runs the search, not by decisions.</param>
public sealed record Budget(Option<int> Trials, Option<int> Epochs, Option<double> Minutes);
