using LanguageExt;

namespace Nas.Domain.Search;

/// <summary>The zero-cost proxies of one architecture, as an effect computed them.</summary>
/// <param name="Architecture">The canonical text.</param>
/// <param name="Values">The proxies that were computed, NaN where there is no value.</param>
/// <param name="Seconds">What that took; no decision looks at it.</param>
public sealed record ProxyReading(string Architecture, Seq<Metric> Values, double Seconds);
