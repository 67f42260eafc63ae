using LanguageExt;
using Nas.Domain.Search.Trials;

namespace Nas.Effects.Runs.Codecs;

/// <summary>A verdict as flat fields, for JSON.</summary>
internal sealed record VerdictFields
{
    public string? Verdict { get; init; }

    public string? Reason { get; init; }

    public double? Score { get; init; }

    public double[]? Curve { get; init; }

    public MetricFields[]? Metrics { get; init; }

    public double Seconds { get; init; }

    public long PeakBytes { get; init; }

    public static VerdictFields From(Verdict verdict, Usage usage) => new()
    {
        Verdict = verdict.Kind,
        Reason = verdict.Explanation.Length == 0 ? null : verdict.Explanation,
        Score = (verdict as Verdict.Scored)?.Score,
        Curve = (verdict as Verdict.Scored)?.Curve.ToArray(),
        Metrics = (verdict as Verdict.Scored)?.Metrics.Map(m => new MetricFields(m.Name, m.Value)).ToArray(),
        Seconds = usage.Seconds,
        PeakBytes = usage.PeakBytes,
    };

    public Usage Usage => new(Seconds, PeakBytes);

    public Either<string, Verdict> ToVerdict()
    {
        var reason = Reason ?? "";
        return Verdict switch
        {
            "scored" when Score is { } score && double.IsFinite(score) => new Verdict.Scored(
                score, (Curve ?? []).ToSeq(), (Metrics ?? []).Map(m => new Metric(m.Name, m.Value)).ToSeq()),
            "rejected" => new Verdict.Rejected(reason),
            "diverged" => new Verdict.Diverged(reason),
            "out-of-memory" => new Verdict.OutOfMemory(reason),
            "timed-out" => new Verdict.TimedOut(reason),
            "crashed" => new Verdict.Crashed(reason),
            "hung" => new Verdict.Hung(reason),
            "cancelled" => new Verdict.Cancelled(),
            _ => $"'{Verdict}' is no verdict",
        };
    }
}
