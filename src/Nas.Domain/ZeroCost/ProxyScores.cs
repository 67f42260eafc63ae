using System.Collections.Immutable;

namespace Nas.Domain.ZeroCost;

/// <summary>The proxies of one network.</summary>
/// <param name="Scores">One for each proxy that was asked for, in the order of <see cref="Proxy.All"/>.</param>
/// <param name="Shared">The times of the shared passes.</param>
/// <param name="Milliseconds">Total wall-clock time.</param>
public sealed record ProxyScores(ImmutableArray<ProxyScore> Scores, ImmutableArray<PassTime> Shared, double Milliseconds)
{
    /// <summary>The value of a proxy; missing if it was not requested.</summary>
    public ProxyValue this[Proxy proxy] =>
        Scores.FirstOrDefault(score => score.Proxy == proxy)?.Value ?? new ProxyValue.Missing("it was not asked for");
}
