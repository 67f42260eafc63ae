using System.Globalization;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Nas.Domain.Search.Trials;

/// <summary>What a training measured as named numbers, as journals and pages list it, and back.</summary>
internal static class MetricNames
{
    private const string Loss = "training-loss";
    private const string ValidationAccuracy = "validation-accuracy";
    private const string ValidationLoss = "validation-loss";
    private const string TestAccuracy = "test-accuracy";
    private const string TestLoss = "test-loss";
    private const string WarmUp = "steps-warming-up";
    private const string Held = "steps-held";
    private const string Steps = "steps";

    /// <summary>All numbers of a training, those without a place of their own first.</summary>
    public static Seq<Metric> Of(Verdict.Scored scored)
    {
        var losses = scored.Epochs.Bind(epoch => epoch.Loss.ToSeq()).Strict();
        var last = losses.LastOrNone().Map(loss => new Metric(Loss, loss)).ToSeq();
        return scored
            .Metrics.Concat(last)
            .Concat(losses.Map((i, loss) => new Metric(OfEpoch(i + 1), loss)))
            .Concat(Named(scored.Validation, ValidationAccuracy, ValidationLoss))
            .Concat(Named(scored.Test, TestAccuracy, TestLoss))
            .Concat(Named(scored.Steps))
            .Strict();
    }

    /// <summary>A training from its numbers.</summary>
    /// <param name="score">The score.</param>
    /// <param name="curve">The score after each epoch that was scored, the last ones where that is not all.</param>
    /// <param name="metrics">What <see cref="Of"/> gave.</param>
    public static Verdict.Scored Read(double score, Seq<double> curve, Seq<Metric> metrics)
    {
        var (losses, rest) = (new List<double>(), new List<Metric>());
        foreach (var metric in metrics)
        {
            if (IsLossOf(losses.Count + 1, metric.Name))
            {
                losses.Add(metric.Value);
            }
            else
            {
                rest.Add(metric);
            }
        }

        // The last epoch's loss stands there a second time.
        rest.RemoveAll(metric => metric.Name == Loss && losses.Count > 0 && losses[^1].Equals(metric.Value));
        var (validation, test) = (Taken(rest, ValidationAccuracy, ValidationLoss), Taken(rest, TestAccuracy, TestLoss));
        var steps = TakenSteps(rest);
        return new(score, Epochs(losses, curve), rest.ToArray().ToSeq())
        {
            Validation = validation,
            Test = test,
            Steps = steps,
        };
    }

    private static Seq<EpochResult> Epochs(List<double> losses, Seq<double> curve)
    {
        var count = Math.Max(losses.Count, curve.Count);
        var epochs = new EpochResult[count];
        for (var epoch = 0; epoch < count; epoch++)
        {
            epochs[epoch] = new(
                epoch < losses.Count ? losses[epoch] : None,
                epoch >= count - curve.Count ? curve[epoch - count + curve.Count] : None
            );
        }

        return epochs.ToSeq();
    }

    private static Option<Evaluation> Taken(List<Metric> metrics, string accuracy, string loss)
    {
        if (metrics.Find(metric => metric.Name == accuracy) is not { } found)
        {
            return None;
        }

        var lost = metrics.Find(metric => metric.Name == loss);
        metrics.Remove(found);
        return lost is not null && metrics.Remove(lost) ? new Evaluation(found.Value, lost.Value) : new Evaluation(found.Value, None);
    }

    private static Option<StepPlan> TakenSteps(List<Metric> metrics)
    {
        var found = new[] { WarmUp, Held, Steps }.Select(name => metrics.Find(metric => metric.Name == name)).ToList();
        return found is [{ } warmUp, { } held, { } total] && found.All(metric => metric?.Value is >= 0 and <= int.MaxValue)
            ? Removed(new StepPlan((int)warmUp.Value, (int)held.Value, (int)total.Value))
            : None;

        Option<StepPlan> Removed(StepPlan plan)
        {
            metrics.RemoveAll(metric => found.Contains(metric));
            return plan;
        }
    }

    private static Seq<Metric> Named(Option<StepPlan> found) =>
        found
            .Map(plan => Seq(new Metric(WarmUp, plan.WarmUp), new Metric(Held, plan.Held), new Metric(Steps, plan.Total)))
            .IfNone(Seq<Metric>());

    private static Seq<Metric> Named(Option<Evaluation> found, string accuracy, string loss) =>
        found
            .Map(one => Seq1(new Metric(accuracy, one.Accuracy)).Concat(one.Loss.Map(value => new Metric(loss, value)).ToSeq()))
            .IfNone(Seq<Metric>());

    private static bool IsLossOf(int epoch, string name) =>
        name.Length > Loss.Length + 1
        && name.StartsWith(Loss, StringComparison.Ordinal)
        && name[Loss.Length] == '.'
        && name[Loss.Length + 1] is > '0' and <= '9'
        && int.TryParse(name.AsSpan(Loss.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var found)
        && found == epoch;

    private static string OfEpoch(int epoch) => string.Create(CultureInfo.InvariantCulture, $"{Loss}.{epoch}");
}
