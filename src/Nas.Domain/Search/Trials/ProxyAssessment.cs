using LanguageExt;

namespace Nas.Domain.Search.Trials;

/// <summary>The computed zero-cost proxies of one architecture.</summary>
/// <param name="Architecture">The canonical text.</param>
/// <param name="Values">The proxies that were computed, NaN where there is no value.</param>
/// <param name="Seconds">Seconds it took; no decision depends on it.</param>
public sealed record ProxyAssessment(string Architecture, Seq<Metric> Values, double Seconds)
{
    /// <summary>Why every value is missing, if the assessment failed; for display.</summary>
    public Option<string> Failure { get; init; }

    /// <summary>A failed assessment, without values.</summary>
    /// <param name="spec">The specification of the assessment.</param>
    /// <param name="verdict">How it ended.</param>
    /// <param name="seconds">Seconds it took.</param>
    public static ProxyAssessment Failed(AssessmentSpec spec, Verdict verdict, double seconds) =>
        new(spec.Architecture, spec.Proxies.Map(name => new Metric(name, double.NaN)).Strict(), seconds)
        {
            Failure = verdict.Explanation.Length == 0 ? verdict.Kind : $"{verdict.Kind}: {verdict.Explanation}",
        };
}
