using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs;

namespace Nas.Effects.Trials;

/// <summary>Computes the zero-cost proxies of one candidate in this process.</summary>
/// <param name="spec">The assessment.</param>
/// <param name="cancellation">Requests an early end by an <see cref="OperationCanceledException"/>.</param>
/// <returns>The assessment, with a value or NaN for each proxy; a fault means that no candidate can be assessed.</returns>
public delegate Either<RunFault, ProxyAssessment> ProxyAssessor(AssessmentSpec spec, CancellationToken cancellation);
