namespace Nas.Domain.ZeroCost;

/// <summary>The score of a network by one proxy.</summary>
/// <param name="Proxy">The proxy.</param>
/// <param name="Value">The value.</param>
/// <param name="Milliseconds">Wall-clock milliseconds, excluding shared passes.</param>
public sealed record ProxyScore(Proxy Proxy, ProxyValue Value, double Milliseconds)
{
    /// <summary>A caveat about the value; usually empty.</summary>
    public string Note { get; init; } = "";
}
