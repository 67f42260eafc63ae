using Nas.Domain.ZeroCost;

namespace Nas.Tool.Commands.Score;

/// <summary>One proxy in the object of <c>score --json</c>.</summary>
/// <param name="Proxy">Its name.</param>
/// <param name="Value">Its value; null where it is missing.</param>
/// <param name="Reason">Why it is missing.</param>
/// <param name="Note">What to know when reading the value.</param>
/// <param name="Milliseconds">What it took alone, shared passes left out.</param>
internal sealed record ProxyScoreFact(string Proxy, double? Value, string? Reason, string? Note, double Milliseconds)
{
    public static ProxyScoreFact Of(ProxyScore score) => new(
        score.Proxy.Name,
        (score.Value as ProxyValue.Number)?.Value,
        (score.Value as ProxyValue.Missing)?.Reason,
        score.Note.Length > 0 ? score.Note : null,
        score.Milliseconds);
}
