using System.Globalization;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Nas.Domain.Search.Trials;

/// <summary>What a training measured as named numbers, as journals and pages list it, and back.</summary>
internal static class MetricNames
{
    private const string Loss = "training-loss";
    private const string Validation = "validation";
    private const string Test = "test";

    /// <summary>All numbers of a training, those without a place of their own first.</summary>
    public static Seq<Metric> Of(Verdict.Scored scored)
    {
        var losses = scored.Epochs.Bind(epoch => epoch.Loss.ToSeq()).Strict();
        var last = losses.LastOrNone().Map(loss => new Metric(Loss, loss)).ToSeq();
        return scored.Metrics
            .Concat(last)
            .Concat(losses.Map((i, loss) => new Metric(OfEpoch(i + 1), loss)))
            .Concat(scored.Validation.Map(found => Named(Validation, found)).IfNone(Seq<Metric>()))
            .Concat(scored.Test.Map(found => Named(Test, found)).IfNone(Seq<Metric>()))
            .Strict();
    }

    /// <summary>A training from its numbers.</summary>
    /// <param name="score">The score.</param>
    /// <param name="curve">The score after each epoch that was scored, the last ones where that is not all.</param>
    /// <param name="metrics">What <see cref="Of"/> gave.</param>
    public static Verdict.Scored Read(double score, Seq<double> curve, Seq<Metric> metrics)
    {
        var losses = Losses(metrics);
        var (validation, test) = (Found(Validation, metrics), Found(Test, metrics));
        var rest = metrics
            .Filter(metric => !(metric.Name == Loss && losses.LastOrNone().Exists(last => last.Equals(metric.Value))))
            .Filter(metric => !IsLossOf(metric, losses.Count))
            .Filter(metric => !IsNamed(Validation, validation, metric) && !IsNamed(Test, test, metric));
        return new(score, Epochs(losses, curve), rest.Strict()) { Validation = validation, Test = test };
    }

    private static Seq<EpochResult> Epochs(Seq<double> losses, Seq<double> curve)
    {
        var count = Math.Max(losses.Count, curve.Count);
        return Enumerable.Range(0, count).Select(epoch => new EpochResult(
            epoch < losses.Count ? losses[epoch] : None,
            epoch >= count - curve.Count ? curve[epoch - count + curve.Count] : None)).ToSeq().Strict();
    }

    private static Seq<double> Losses(Seq<Metric> metrics)
    {
        var byName = metrics.Filter(metric => metric.Name.StartsWith(Loss, StringComparison.Ordinal)).ToLookup(metric => metric.Name, metric => metric.Value);
        return Enumerable.Range(1, byName.Count)
            .TakeWhile(epoch => byName.Contains(OfEpoch(epoch)))
            .Select(epoch => byName[OfEpoch(epoch)].First())
            .ToSeq().Strict();
    }

    private static bool IsLossOf(Metric metric, int epochs) =>
        metric.Name.StartsWith(Loss + ".", StringComparison.Ordinal)
        && int.TryParse(metric.Name.AsSpan(Loss.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var epoch)
        && epoch >= 1 && epoch <= epochs && metric.Name == OfEpoch(epoch);

    private static Option<Evaluation> Found(string set, Seq<Metric> metrics) =>
        metrics.Find(metric => metric.Name == $"{set}-accuracy")
            .Map(accuracy => new Evaluation(accuracy.Value, metrics.Find(metric => metric.Name == $"{set}-loss").Map(loss => loss.Value)));

    private static bool IsNamed(string set, Option<Evaluation> found, Metric metric) => found.Exists(one => Named(set, one).Contains(metric));

    private static Seq<Metric> Named(string set, Evaluation found) =>
        Seq1(new Metric($"{set}-accuracy", found.Accuracy)).Concat(found.Loss.Map(loss => new Metric($"{set}-loss", loss)).ToSeq()).Strict();

    private static string OfEpoch(int epoch) => string.Create(CultureInfo.InvariantCulture, $"{Loss}.{epoch}");
}
