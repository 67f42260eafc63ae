using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Publishing.Reports;

namespace Nas.Tool.Rendering;

/// <summary>What was measured beside the score, where no classes are told.</summary>
internal static class Measures
{
    /// <summary>The measures by name: errors of numbers and maps, or F1, area under the ROC curve and so on; null for classes.</summary>
    public static IReadOnlyDictionary<string, double>? Of(Option<Evaluation> found) =>
        found.Case switch
        {
            Evaluation.OfNumbers { RelativeError.Case: double error } maps => new Dictionary<string, double>
            {
                ["r2"] = maps.R2,
                ["relative-l2"] = error,
                ["mse"] = maps.MeanSquaredError,
                ["mae"] = maps.MeanAbsoluteError,
            },
            Evaluation.OfNumbers numbers => new Dictionary<string, double>
            {
                ["mse"] = numbers.MeanSquaredError,
                ["mae"] = numbers.MeanAbsoluteError,
            },
            Evaluation.OfMasks masks => new Dictionary<string, double>
            {
                ["iou"] = masks.Overlap,
                ["f1"] = masks.F1,
                ["auroc"] = masks.AreaUnderCurve,
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

    private static string Word(string name) =>
        name switch
        {
            "map" => "mAP",
            "r2" => "R²",
            "iou" => "IoU",
            "relative-l2" => "relative L2",
            _ => name.ToUpperInvariant(),
        };
}
