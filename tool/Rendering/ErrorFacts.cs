using System.Text.Json.Serialization;
using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Publishing.Reports;

namespace Nas.Tool.Rendering;

/// <summary>Errors in the units of the data.</summary>
/// <param name="MeanSquaredError">Mean of the squared errors.</param>
/// <param name="MeanAbsoluteError">Mean of the absolute errors.</param>
internal sealed record ErrorFacts(double MeanSquaredError, double MeanAbsoluteError)
{
    /// <summary>The errors of an evaluation; null where there are none.</summary>
    public static ErrorFacts? Of(Option<Evaluation> found) =>
        found.Case is Evaluation.OfNumbers numbers ? new(numbers.MeanSquaredError, numbers.MeanAbsoluteError) : null;

    /// <summary>Both in words.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Text => $"MSE {Quantity.Number(MeanSquaredError)}, MAE {Quantity.Number(MeanAbsoluteError)}";
}
