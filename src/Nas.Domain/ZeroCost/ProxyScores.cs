namespace Nas.Domain.ZeroCost;

/// <summary>The proxies of one network.</summary>
/// <param name="Scores">One for each proxy that was asked for, in the order of <see cref="Proxy.All"/>.</param>
/// <param name="Shared">What the shared passes took.</param>
/// <param name="Milliseconds">Wall clock of everything.</param>
public sealed record ProxyScores(ValueArray<ProxyScore> Scores, ValueArray<PassTime> Shared, double Milliseconds)
{
    /// <summary>The value of a proxy; missing if it was not requested.</summary>
    public ProxyValue this[Proxy proxy] =>
        Scores.FirstOrDefault(score => score.Proxy == proxy)?.Value ?? new ProxyValue.Missing("it was not asked for");
}
