using System.Globalization;
using LanguageExt;

namespace Nas.Domain.Search.Trials;

/// <summary>How a trial ended. Every failure of a candidate is a value, so a candidate cannot stop the search.</summary>
/// <remarks>Only <see cref="Scored"/> enters comparisons. Equality includes reasons.</remarks>
public abstract record Verdict
{
    private Verdict() { }

    /// <summary>The verdict for a score as it came out of training: non-finite scores are <see cref="Diverged"/>.</summary>
    /// <param name="score">Higher is better.</param>
    /// <param name="curve">The score after each epoch.</param>
    /// <param name="metrics">Other measurements.</param>
    public static Verdict FromScore(double score, Seq<double> curve, Seq<Metric> metrics) =>
        double.IsFinite(score)
            ? new Scored(score, curve.Map(value => new EpochResult(default, value)).Strict(), metrics)
            : new Diverged($"the score is {score.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>Trained and validated.</summary>
    public sealed record Scored : Verdict
    {
        /// <summary>A finite score with what belongs to it; anything else is a programming error: see <see cref="FromScore"/>.</summary>
        public Scored(double score, Seq<EpochResult> epochs, Seq<Metric> metrics)
        {
            Score = double.IsFinite(score) ? score : throw new ArgumentOutOfRangeException(nameof(score), "A score is finite.");
            Epochs = epochs;
            Metrics = metrics;
        }

        /// <summary>The objective of the search, such as validation accuracy. Always finite.</summary>
        public double Score { get; }

        /// <summary>What each epoch gave, in order.</summary>
        public Seq<EpochResult> Epochs { get; }

        /// <summary>How the trained network does on the validation examples, where there are any.</summary>
        public Option<Evaluation> Validation { get; init; }

        /// <summary>How it does on the test examples, where they were looked at.</summary>
        public Option<Evaluation> Test { get; init; }

        /// <summary>The steps that the clock allowed, where a training ended by it.</summary>
        public Option<StepPlan> Steps { get; init; }

        /// <summary>The SHA-256 of the trained weights' file in hex, where it was kept for other trials.</summary>
        public Option<string> Weights { get; init; }

        /// <summary>Other measurements, in order.</summary>
        public Seq<Metric> Metrics { get; }

        /// <summary>The same with another measurement.</summary>
        public Scored With(Metric metric) =>
            new(Score, Epochs, Metrics.Add(metric))
            {
                Validation = Validation,
                Test = Test,
                Steps = Steps,
                Weights = Weights,
            };

        /// <summary>The score after each epoch that was scored, in order.</summary>
        public Seq<double> Curve => Epochs.Bind(epoch => epoch.Score.ToSeq()).Strict();

        /// <summary>Everything that was measured besides the score, by name.</summary>
        public Seq<Metric> AllMetrics => MetricNames.Of(this);
    }

    /// <summary>Refused before training, by arithmetic or because the network cannot be built.</summary>
    public sealed record Rejected(string Reason) : Verdict;

    /// <summary>The loss or the score became non-finite or absurdly large.</summary>
    public sealed record Diverged(string Reason) : Verdict;

    /// <summary>The memory limit was reached.</summary>
    public sealed record OutOfMemory(string Reason) : Verdict;

    /// <summary>The wall-clock limit was reached.</summary>
    public sealed record TimedOut(string Reason) : Verdict;

    /// <summary>The process crashed or sent an invalid answer.</summary>
    /// <param name="Reason">The signal or exit status and the end of its standard error.</param>
    public sealed record Crashed(string Reason) : Verdict;

    /// <summary>The process sent no heartbeat for too long.</summary>
    public sealed record Hung(string Reason) : Verdict;

    /// <summary>The trial was cancelled by the user.</summary>
    public sealed record Cancelled : Verdict;

    /// <summary>Whether the trial would end the same way again: by the network's own doing, and not by the machine's.</summary>
    public bool IsReproducible => this is Scored or Diverged or Rejected;

    /// <summary>The verdict's kind in lower-case words joined by hyphens, as tables show it.</summary>
    public string Kind =>
        this switch
        {
            Scored => "scored",
            Rejected => "rejected",
            Diverged => "diverged",
            OutOfMemory => "out-of-memory",
            TimedOut => "timed-out",
            Crashed => "crashed",
            Hung => "hung",
            Cancelled => "cancelled",
            _ => throw Closed.Unknown(this),
        };

    /// <summary>The reason; empty when the kind says everything.</summary>
    public string Explanation =>
        this switch
        {
            Rejected r => r.Reason,
            Diverged d => d.Reason,
            OutOfMemory o => o.Reason,
            TimedOut t => t.Reason,
            Crashed c => c.Reason,
            Hung h => h.Reason,
            Scored or Cancelled => "",
            _ => throw Closed.Unknown(this),
        };
}
