using Nas.Domain.Search.Trials;

namespace Nas.Effects.Trials;

/// <summary>Trains one candidate in this process and returns how it ended.</summary>
/// <param name="spec">All that the training needs.</param>
/// <param name="cancellation">Asks for an early end, answered with <see cref="Verdict.Cancelled"/>.</param>
public delegate Verdict Trainer(TrialSpec spec, CancellationToken cancellation);
