using System.Text.Json.Serialization;
using Nas.Effects.Publishing.Reports;

namespace Nas.Tool.Commands.Evaluate;

/// <summary>How well a model tells numbers of labelled images: the object of <c>evaluate --json</c> for such models.</summary>
/// <param name="Model">The folder of the model.</param>
/// <param name="Data">The data.</param>
/// <param name="Part">The part of the data: test, validation, or all.</param>
/// <param name="Images">Number of images.</param>
/// <param name="R2">Share of the variance that is told, the mean over the numbers.</param>
/// <param name="MeanSquaredError">In the units of the data, the mean over the numbers.</param>
/// <param name="MeanAbsoluteError">In the units of the data, the mean over the numbers.</param>
/// <param name="PerNumber">Each number.</param>
/// <param name="LargestErrors">The images with the largest errors.</param>
internal sealed record NumberReport(
    string Model,
    string Data,
    string Part,
    int Images,
    double R2,
    double MeanSquaredError,
    double MeanAbsoluteError,
    IReadOnlyList<NumberFacts> PerNumber,
    IReadOnlyList<LargeError> LargestErrors
)
{
    public static NumberReport Describe(string model, string data, NumberJudgement judged, int worst) =>
        new(
            model,
            data,
            judged.Part,
            judged.Quality.Examples,
            judged.Quality.R2,
            judged.Quality.MeanSquaredError,
            judged.Quality.MeanAbsoluteError,
            [
                .. judged.Quality.Numbers.Select(
                    (one, i) => new NumberFacts(judged.Names[i], one.R2, one.MeanSquaredError, one.MeanAbsoluteError)
                ),
            ],
            [
                .. judged
                    .Worst.Take(worst)
                    .Select(one => new LargeError(one.Image, [.. one.Known], [.. one.Told], one.Text([.. judged.Names]))),
            ]
        );

    /// <summary>The report as text.</summary>
    [JsonIgnore]
    public IEnumerable<string> Lines =>
        [
            $"model       {Model}",
            $"data        {Data}, {(Part == "all" ? "all images" : $"its {Part} part")}",
            FormattableString.Invariant($"R²          {R2:0.0000} on {Images} images (1 is best, 0 is what the mean gives)"),
            "",
            $"{"number", -24} {"R²", 10} {"MSE", 12} {"RMSE", 12} {"MAE", 12}",
            .. PerNumber.Select(one => one.Line),
            .. LargestErrors.Count > 0
                ? LargestErrors.Select(one => $"  {one.Image}  {one.Words}").Prepend("the largest errors:").Prepend("")
                : [],
        ];
}

/// <summary>How well one number is told.</summary>
internal sealed record NumberFacts(string Number, double R2, double MeanSquaredError, double MeanAbsoluteError)
{
    /// <summary>As a row of text.</summary>
    [JsonIgnore]
    public string Line =>
        FormattableString.Invariant(
            $"{Number, -24} {R2, 10:0.0000} {Quantity.Number(MeanSquaredError), 12} {Quantity.Number(Math.Sqrt(MeanSquaredError)), 12} {Quantity.Number(MeanAbsoluteError), 12}"
        );
}

/// <summary>An image whose numbers are told badly.</summary>
internal sealed record LargeError(string Image, IReadOnlyList<float> Known, IReadOnlyList<float> Told, [property: JsonIgnore] string Words);
