using LanguageExt;

namespace Nas.Domain.Search.Trials;

/// <summary>A proposal and, once known, its outcome.</summary>
/// <param name="Proposal">The decision.</param>
/// <param name="Verdict">How it ended, or none while it is open.</param>
/// <param name="Usage">Time and memory used.</param>
public sealed record Trial(Proposal Proposal, Option<Verdict> Verdict, Usage Usage)
{
    /// <summary>The trial's number.</summary>
    public int Number => Proposal.Trial;

    /// <summary>The score, if there is one.</summary>
    public Option<double> Score => Verdict.Bind(v => v is Verdict.Scored s ? Option<double>.Some(s.Score) : default);

    /// <summary>Milliseconds of the network with one example, where they were measured.</summary>
    public Option<double> Latency =>
        Verdict.Bind(v =>
            v is Verdict.Scored s ? s.Metrics.Find(metric => metric.Name == LatencyRule.Metric).Map(metric => metric.Value) : default
        );

    /// <summary>How often the candidate has gone on to a longer training.</summary>
    public int Rung => Proposal.Rung;

    /// <summary>The total order of scored trials, best first: longer trained, then higher score, then fewer parameters, then earlier
    /// proposal. Scores of different rungs say nothing about each other.</summary>
    public static bool IsBetter(Trial a, Trial b) =>
        (Key(a), Key(b)) switch
        {
            var (x, y) when x.Length != y.Length => x.Length > y.Length,
            var (x, y) when x.Score.CompareTo(y.Score) is var order and not 0 => order > 0,
            var (x, y) when x.Parameters != y.Parameters => x.Parameters < y.Parameters,
            _ => a.Number < b.Number,
        };

    private static (int Length, double Score, long Parameters) Key(Trial trial) =>
        (
            trial.Score.IsSome ? trial.Proposal.Epochs.IfNone(trial.Rung) : -1,
            trial.Score.IfNone(double.NegativeInfinity),
            trial.Proposal.Candidate.Map(c => c.Size.Parameters).IfNone(long.MaxValue)
        );
}
