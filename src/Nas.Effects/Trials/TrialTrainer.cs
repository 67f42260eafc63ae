using Nas.Domain.Search.Trials;

namespace Nas.Effects.Trials;

/// <summary>Trains one candidate in this process and returns how it ended.</summary>
/// <param name="spec">The trial.</param>
/// <param name="cancellation">Requests an early end, answered with <see cref="Verdict.Cancelled"/>.</param>
public delegate Verdict TrialTrainer(TrialSpec spec, CancellationToken cancellation);
