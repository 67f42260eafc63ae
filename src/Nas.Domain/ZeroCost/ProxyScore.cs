namespace Nas.Domain.ZeroCost;

/// <summary>One proxy's word on a network.</summary>
/// <param name="Proxy">The proxy.</param>
/// <param name="Value">What it says.</param>
/// <param name="Milliseconds">Wall clock of what it took alone, shared passes left out.</param>
public sealed record ProxyScore(Proxy Proxy, ProxyValue Value, double Milliseconds)
{
    /// <summary>What to know when reading the value; empty as a rule.</summary>
    public string Note { get; init; } = "";
}
