using Nas.Domain.Search.Trials;

namespace Nas.Effects.Publishing.Reports;

/// <summary>A scored trial in the charts.</summary>
internal sealed record ReportPoint(
    int Trial,
    double Score,
    double Minutes,
    long Parameters,
    long Macs,
    double? Latency,
    string Kind,
    string Origin,
    IReadOnlyList<double>? Accuracy,
    IReadOnlyList<double>? Loss
)
{
    public static ReportPoint Create(Trial trial, double minutes, bool withCurves)
    {
        var (candidate, origin) = (
            trial.Proposal.Candidate.IfNone(() => throw new ArgumentException("A scored trial has a candidate.", nameof(trial))),
            trial.Proposal.Origin
        );
        return new(
            trial.Number,
            trial.Score.IfNone(double.NaN),
            Math.Round(minutes, 3),
            candidate.Size.Parameters,
            candidate.Size.Macs,
            trial.Latency.ToNullable(),
            ReportWords.Kind(origin),
            ReportWords.Text(origin),
            withCurves ? LearningCurves.CurveOf(trial, LearningCurves.Accuracy) : null,
            withCurves ? LearningCurves.CurveOf(trial, LearningCurves.Loss) : null
        );
    }
}
