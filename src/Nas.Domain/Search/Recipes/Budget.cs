using LanguageExt;

namespace Nas.Domain.Search.Recipes;

/// <summary>The budget of a search, which ends at the first bound that is reached.</summary>
/// <param name="Trials">Maximum number of trials, including those without a candidate.</param>
/// <param name="Epochs">Maximum number of epochs, counted as planned rather than as run, so that the count is known before any
/// outcome.</param>
/// <param name="Minutes">Maximum wall-clock minutes, summed over sessions, including the final training. Enforced by the runner, not by
/// decisions.</param>
public sealed record Budget(Option<int> Trials, Option<int> Epochs, Option<double> Minutes);
