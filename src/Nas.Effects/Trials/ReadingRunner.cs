using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs;

namespace Nas.Effects.Trials;

/// <summary>The capability to compute zero-cost proxies of candidates. Value in, reading out; where and how is the runner's affair.</summary>
/// <param name="Run">Reads one candidate; may be called for several at once. Whatever a candidate does, its reading lacks values at
/// worst; a fault says that no candidate can be read. Cancelling the token ends the reading soon, with missing values.</param>
public sealed record ReadingRunner(Func<ReadingSpec, CancellationToken, Task<Either<RunFault, ProxyReading>>> Run)
{
    /// <summary>Knows no proxies.</summary>
    public static ReadingRunner None { get; } = new((_, _) => throw new InvalidOperationException("Nothing here computes proxies."));
}
