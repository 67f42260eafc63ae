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
        return scored
            .Metrics.Concat(last)
            .Concat(losses.Map((i, loss) => new Metric(OfEpoch(i + 1), loss)))
            .Concat(Named(scored.Validation, Validation))
            .Concat(Named(scored.Test, Test))
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
        var (validation, test) = (Taken(rest, Validation), Taken(rest, Test));
        return new(score, Epochs(losses, curve), rest.ToArray().ToSeq()) { Validation = validation, Test = test };
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

    private static Option<Evaluation> Taken(List<Metric> metrics, string part) =>
        Number(metrics, $"{part}-accuracy").Case is double accuracy ? new Evaluation.OfClasses(accuracy, Number(metrics, $"{part}-loss"))
        : Number(metrics, $"{part}-r2").Case is double told
            ? new Evaluation.OfNumbers(
                told,
                Number(metrics, $"{part}-mse").IfNone(double.NaN),
                Number(metrics, $"{part}-mae").IfNone(double.NaN)
            )
            {
                RelativeError = Number(metrics, $"{part}-relative-l2"),
            }
        : Number(metrics, $"{part}-map").Case is double precision
            ? new Evaluation.OfLabels(
                precision,
                Number(metrics, $"{part}-f1").IfNone(double.NaN),
                Number(metrics, $"{part}-auroc").IfNone(double.NaN),
                Number(metrics, $"{part}-loss").IfNone(double.NaN)
            )
        : Number(metrics, $"{part}-iou").Case is double overlap
            ? new Evaluation.OfMasks(
                overlap,
                Number(metrics, $"{part}-f1").IfNone(double.NaN),
                Number(metrics, $"{part}-auroc").IfNone(double.NaN),
                Number(metrics, $"{part}-loss").IfNone(double.NaN)
            )
        : Option<Evaluation>.None;

    /// <summary>Takes a number out of the list.</summary>
    private static Option<double> Number(List<Metric> metrics, string name)
    {
        if (metrics.Find(metric => metric.Name == name) is not { } found)
        {
            return None;
        }

        metrics.Remove(found);
        return found.Value;
    }

    private static Seq<Metric> Named(Option<Evaluation> found, string part) =>
        found
            .Map(one =>
                one switch
                {
                    Evaluation.OfClasses classes => Seq1(new Metric($"{part}-accuracy", classes.Accuracy))
                        .Concat(classes.Loss.Map(value => new Metric($"{part}-loss", value)).ToSeq()),
                    Evaluation.OfNumbers numbers => Seq(
                            new Metric($"{part}-r2", numbers.R2),
                            new Metric($"{part}-mse", numbers.MeanSquaredError),
                            new Metric($"{part}-mae", numbers.MeanAbsoluteError)
                        )
                        .Concat(numbers.RelativeError.Map(value => new Metric($"{part}-relative-l2", value)).ToSeq()),
                    Evaluation.OfMasks masks => Seq(
                        new Metric($"{part}-iou", masks.Overlap),
                        new Metric($"{part}-f1", masks.F1),
                        new Metric($"{part}-auroc", masks.AreaUnderCurve),
                        new Metric($"{part}-loss", masks.Loss)
                    ),
                    Evaluation.OfLabels labels => Seq(
                        new Metric($"{part}-map", labels.AveragePrecision),
                        new Metric($"{part}-f1", labels.F1),
                        new Metric($"{part}-auroc", labels.AreaUnderCurve),
                        new Metric($"{part}-loss", labels.Loss)
                    ),
                    _ => throw Closed.Unknown(one),
                }
            )
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
