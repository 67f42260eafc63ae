using LanguageExt;
using Nas.Domain.Search.Trials;
using static LanguageExt.Prelude;

namespace Nas.Effects.Publishing.Reports;

/// <summary>Scores in words: shares of right answers in percent, R² as it is.</summary>
public static class ScoreText
{
    /// <summary>The score of a trial, if it has one.</summary>
    public static Option<string> Of(Trial trial) => trial.Score.Map(score => IsShare(trial) ? Quantity.Percent(score) : Told(score));

    /// <summary>A score of a task.</summary>
    public static string Of(double score, Target target) => target is Target.Classes ? Quantity.Percent(score) : Told(score);

    /// <summary>A score with the number of images that it was measured on, and for a share its interval.</summary>
    public static string Of(double score, Target target, Option<int> images) =>
        target is Target.Classes
            ? Quantity.Accuracy(score, images)
            : $"{Told(score)}{images.Map(count => FormattableString.Invariant($" on {count} images")).IfNone("")}";

    /// <summary>What the scores of trials are called, as far as they tell.</summary>
    public static string Measure(IEnumerable<Trial> trials) =>
        trials.Any(IsShare) || !trials.Any(trial => trial.Score.IsSome) ? "accuracy" : "score";

    /// <summary>What a score gained on another.</summary>
    public static string Gain(double gain, Target target) =>
        target is not Target.Classes
            ? FormattableString.Invariant($"{gain:+0.0000;-0.0000;0.0000}")
            : FormattableString.Invariant($"{gain * 100:+0.00;-0.00;0.00}");

    /// <summary>The other measures: <c>MSE 0.0123, MAE 0.08</c>; none for classes.</summary>
    public static Option<string> Errors(Option<Evaluation> found) =>
        found.Case is Evaluation.OfNumbers numbers
            ? Some(
                $"MSE {Quantity.Number(numbers.MeanSquaredError)}, MAE {Quantity.Number(numbers.MeanAbsoluteError)}{numbers.RelativeError.Map(error => $", relative L2 {Told(error)}").IfNone("")}"
            )
        : found.Case is Evaluation.OfLabels labels
            ? Some($"mAP {Told(labels.AveragePrecision)}, F1 {Told(labels.F1)}, AUROC {Told(labels.AreaUnderCurve)}")
        : found.Case is Evaluation.OfMasks masks
            ? Some($"IoU {Told(masks.Overlap)}, F1 {Told(masks.F1)}, AUROC {Told(masks.AreaUnderCurve)}")
        : None;

    /// <summary>Whether the score of a trial is a share of right answers, which it is of classes.</summary>
    private static bool IsShare(Trial trial) =>
        trial.Verdict.Case is Verdict.Scored scored && !scored.Validation.Exists(found => found is not Evaluation.OfClasses);

    private static string Told(double score) => FormattableString.Invariant($"{score:0.0000}");
}
