using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs;

namespace Nas.Effects.Trials;

/// <summary>The capability to compute zero-cost proxies of candidates. The runner decides where and how.</summary>
/// <param name="Run">Assesses one candidate; may be called concurrently. If a candidate fails, its assessment only lacks
/// values; a fault means that no candidate can be assessed. Cancelling the token ends the assessment quickly, with missing values.</param>
public sealed record AssessmentRunner(Func<AssessmentSpec, CancellationToken, Task<Either<RunFault, ProxyAssessment>>> Run)
{
    /// <summary>Computes no proxies.</summary>
    public static AssessmentRunner None { get; } = new((_, _) => throw new InvalidOperationException("Nothing here computes proxies."));
}
