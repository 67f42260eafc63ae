using LanguageExt;
using Nas.Domain.Codecs;
using static LanguageExt.Prelude;
using static Nas.Domain.Codecs.Fields;

namespace Nas.Domain.Search.Trials;

/// <summary>The codec of a <see cref="Verdict"/> and the <see cref="Usage"/> that belongs to it.</summary>
public static class VerdictCodec
{
    /// <summary>A thousand years: no trial takes longer, and sums of such times stay far from the bounds of a time span.</summary>
    private const double MaxSeconds = 1000.0 * 366 * 24 * 60 * 60;

    private static readonly Part<Usage, Usage> UsageFields = Group(
        Field("seconds", Scalar.Finite.Between(0, MaxSeconds), 0, (Usage usage) => usage.Seconds),
        Field("peak_bytes", Scalar.Long.AtLeast(0), 0, (Usage usage) => usage.PeakBytes),
        (seconds, bytes) => new Usage(seconds, bytes)
    );

    private static readonly Codec<Seq<Metric>> Metrics = List(AssessmentCodec.Metric);

    private static readonly Case<Verdict>[] Cases =
    [
        Case<Verdict>.Of(
            "scored",
            Group(
                    Field("score", Scalar.Finite, (Verdict.Scored scored) => scored.Score),
                    Field("curve", List(Scalar.Real), Seq<double>(), (Verdict.Scored scored) => scored.Curve),
                    Field("metrics", Metrics, Seq<Metric>(), (Verdict.Scored scored) => scored.AllMetrics),
                    Optional("weights", Scalar.Text, (Verdict.Scored scored) => scored.Weights),
                    Optional("steps", StepPlan.Record, (Verdict.Scored scored) => scored.Steps),
                    (score, curve, metrics, weights, steps) =>
                        MetricNames.Read(score, curve, metrics) with
                        {
                            Weights = weights,
                            Steps = steps,
                        }
                )
                .Where(scored =>
                    scored.Test.Exists(test => !double.IsFinite(test.First))
                        ? Seq1(("metrics", "hold a test score that is not a finite number"))
                        : Seq<(string, string)>()
                )
        ),
        Failed("rejected", (Verdict.Rejected verdict) => verdict.Reason, reason => new Verdict.Rejected(reason)),
        Failed("diverged", (Verdict.Diverged verdict) => verdict.Reason, reason => new Verdict.Diverged(reason)),
        Failed("out-of-memory", (Verdict.OutOfMemory verdict) => verdict.Reason, reason => new Verdict.OutOfMemory(reason)),
        Failed("timed-out", (Verdict.TimedOut verdict) => verdict.Reason, reason => new Verdict.TimedOut(reason)),
        Failed("crashed", (Verdict.Crashed verdict) => verdict.Reason, reason => new Verdict.Crashed(reason)),
        Failed("hung", (Verdict.Hung verdict) => verdict.Reason, reason => new Verdict.Hung(reason)),
        Case<Verdict>.Of("cancelled", Nothing(new Verdict.Cancelled())),
    ];

    /// <summary>The names of all verdicts, as <see cref="Verdict.Kind"/> gives them.</summary>
    public static Seq<string> Kinds { get; } = Cases.Select(one => one.Name).ToSeq().Strict();

    /// <summary>A verdict and its usage as one record.</summary>
    /// <remarks>The usage stands there twice, as it always did: flat, which counts, and as a record.</remarks>
    public static Codec<(Verdict Verdict, Usage Usage)> Record { get; } =
        Group(
                Inline(Union("verdict", Cases), ((Verdict Verdict, Usage Usage) outcome) => outcome.Verdict),
                Inline(UsageFields, ((Verdict Verdict, Usage Usage) outcome) => outcome.Usage),
                Field("usage", UsageFields.Record(), Usage.None, ((Verdict Verdict, Usage Usage) outcome) => outcome.Usage),
                (verdict, usage, _) => (verdict, usage)
            )
            .Record();

    private static Case<Verdict> Failed<T>(string kind, Func<T, string> reason, Func<string, T> make)
        where T : Verdict =>
        Case<Verdict>.Of(
            kind,
            Group(
                Optional("reason", Scalar.Text, (T verdict) => Optional(reason(verdict)).Filter(text => text.Length > 0)),
                text => make(text.IfNone(""))
            )
        );
}
