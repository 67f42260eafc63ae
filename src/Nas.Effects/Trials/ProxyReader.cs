using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs;

namespace Nas.Effects.Trials;

/// <summary>Computes the zero-cost proxies of one candidate in this process.</summary>
/// <param name="spec">All that the reading needs.</param>
/// <param name="cancellation">Asks for an early end, answered with an <see cref="OperationCanceledException"/>.</param>
/// <returns>The reading, with a value or NaN for each proxy; a fault says that no candidate can be read.</returns>
public delegate Either<RunFault, ProxyReading> ProxyReader(ReadingSpec spec, CancellationToken cancellation);
