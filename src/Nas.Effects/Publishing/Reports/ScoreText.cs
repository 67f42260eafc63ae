using LanguageExt;
using Nas.Domain.Search.Trials;
using static LanguageExt.Prelude;

namespace Nas.Effects.Publishing.Reports;

/// <summary>Scores in words: shares of right answers in percent, R² as it is.</summary>
public static class ScoreText
{
    /// <summary>The score of a trial, if it has one.</summary>
    public static Option<string> Of(Trial trial) =>
        trial.Score.Map(score => IsOfNumbers(trial) ? Told(score) : Quantity.Percent(score));

    /// <summary>A score of a task.</summary>
    public static string Of(double score, Target target) => target is Target.Numbers ? Told(score) : Quantity.Percent(score);

    /// <summary>A score with the number of images that it was measured on, and for a share its interval.</summary>
    public static string Of(double score, Target target, Option<int> images) =>
        target is Target.Numbers
            ? $"R² {Told(score)}{images.Map(count => FormattableString.Invariant($" on {count} images")).IfNone("")}"
            : Quantity.Accuracy(score, images);

    /// <summary>What a score is called.</summary>
    public static string Measure(Target target) => target is Target.Numbers ? "R²" : "accuracy";

    /// <summary>What the scores of trials are called, as far as they tell.</summary>
    public static string Measure(IEnumerable<Trial> trials) => trials.Any(IsOfNumbers) ? "R²" : "accuracy";

    /// <summary>What a score gained on another.</summary>
    public static string Gain(double gain, Target target) =>
        target is Target.Numbers ? FormattableString.Invariant($"{gain:+0.0000;-0.0000;0.0000}") : FormattableString.Invariant($"{gain * 100:+0.00;-0.00;0.00}");

    /// <summary>Errors in the units of the data: <c>MSE 0.0123, MAE 0.08</c>; none for classes.</summary>
    public static Option<string> Errors(Option<Evaluation> found) =>
        found.Case is Evaluation.OfNumbers numbers
            ? Some($"MSE {Quantity.Number(numbers.MeanSquaredError)}, MAE {Quantity.Number(numbers.MeanAbsoluteError)}")
            : None;

    /// <summary>Whether a trial was scored by how well it tells numbers.</summary>
    internal static bool IsOfNumbers(Trial trial) => trial.Verdict.Case is Verdict.Scored { Validation.Case: Evaluation.OfNumbers };

    private static string Told(double score) => FormattableString.Invariant($"{score:0.0000}");
}
