using LanguageExt;

namespace Nas.Domain.Search.Trials;

/// <summary>The zero-cost proxies of one architecture, as an effect computed them.</summary>
/// <param name="Architecture">The canonical text.</param>
/// <param name="Values">The proxies that were computed, NaN where there is no value.</param>
/// <param name="Seconds">What that took; no decision looks at it.</param>
public sealed record ProxyReading(string Architecture, Seq<Metric> Values, double Seconds)
{
    /// <summary>Why every value is missing, where the reading did not come to its end; for people.</summary>
    public Option<string> Failure { get; init; }

    /// <summary>A reading that did not come to its end: no value is known.</summary>
    /// <param name="spec">What was asked for.</param>
    /// <param name="verdict">How it ended.</param>
    /// <param name="seconds">What it took.</param>
    public static ProxyReading Failed(ReadingSpec spec, Verdict verdict, double seconds) =>
        new(spec.Architecture, spec.Proxies.Map(name => new Metric(name, double.NaN)).Strict(), seconds)
        {
            Failure = verdict.Explanation.Length == 0 ? verdict.Kind : $"{verdict.Kind}: {verdict.Explanation}",
        };
}
