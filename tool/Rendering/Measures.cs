using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Publishing.Reports;

namespace Nas.Tool.Rendering;

/// <summary>What was measured beside the score, where numbers or labels are told.</summary>
internal static class Measures
{
    /// <summary>The measures by name: mean squared and absolute error, or mean F1 and area under the ROC curve; null for classes.</summary>
    public static IReadOnlyDictionary<string, double>? Of(Option<Evaluation> found) =>
        found.Case switch
        {
            Evaluation.OfNumbers numbers => new Dictionary<string, double>
            {
                ["mse"] = numbers.MeanSquaredError,
                ["mae"] = numbers.MeanAbsoluteError,
            },
            Evaluation.OfLabels labels => new Dictionary<string, double>
            {
                ["map"] = labels.AveragePrecision,
                ["f1"] = labels.F1,
                ["auroc"] = labels.AreaUnderCurve,
            },
            _ => null,
        };

    /// <summary>As the end of a sentence: <c>, MSE 0.0123, MAE 0.08</c>.</summary>
    public static string Text(IReadOnlyDictionary<string, double>? measures) =>
        string.Concat((measures ?? new Dictionary<string, double>()).Select(one => $", {Word(one.Key)} {Quantity.Number(one.Value)}"));

    private static string Word(string name) => name == "map" ? "mAP" : name.ToUpperInvariant();
}
