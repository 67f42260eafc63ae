using LanguageExt;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs;

namespace Nas.Effects.Trials;

/// <summary>The capability to fit models that decisions ask for. Value in, scores out; where and how is the runner's affair.</summary>
/// <param name="Run">Carries out one fit; a fault says that none can be carried out. Cancelling the token may end it early, and then its
/// result counts for nothing.</param>
public sealed record FitRunner(Func<FitRequest, CancellationToken, Task<Either<RunFault, FitResult>>> Run)
{
    /// <summary>Knows no models.</summary>
    public static FitRunner None { get; } = new((_, _) => throw new InvalidOperationException("Nothing here fits models."));
}
