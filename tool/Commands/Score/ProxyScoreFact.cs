using Nas.Domain.ZeroCost;

namespace Nas.Tool.Commands.Score;

/// <summary>One proxy in the object of <c>score --json</c>.</summary>
/// <param name="Proxy">Its name.</param>
/// <param name="Value">Its value; null if it is missing.</param>
/// <param name="Reason">Why it is missing.</param>
/// <param name="Note">A caveat about the value.</param>
/// <param name="Milliseconds">Wall-clock milliseconds, excluding shared passes.</param>
internal sealed record ProxyScoreFact(string Proxy, double? Value, string? Reason, string? Note, double Milliseconds)
{
    public static ProxyScoreFact Describe(ProxyScore score) =>
        new(
            score.Proxy.Name,
            (score.Value as ProxyValue.Number)?.Value,
            (score.Value as ProxyValue.Missing)?.Reason,
            score.Note.Length > 0 ? score.Note : null,
            score.Milliseconds
        );
}
