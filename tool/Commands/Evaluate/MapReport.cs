using System.Text.Json.Serialization;
using Nas.Effects.Publishing.Reports;

namespace Nas.Tool.Commands.Evaluate;

/// <summary>How well a model tells maps: the object of <c>evaluate --json</c> for such models.</summary>
/// <param name="Model">The folder of the model.</param>
/// <param name="Data">The data.</param>
/// <param name="Part">The part of the data: test, validation, or all.</param>
/// <param name="Images">Number of images.</param>
/// <param name="R2">Share of the variance that is told, the mean over the maps.</param>
/// <param name="RelativeL2">Relative L2 error, the mean over the images.</param>
/// <param name="MeanSquaredError">In the units of the data, the mean over the maps.</param>
/// <param name="MeanAbsoluteError">In the units of the data, the mean over the maps.</param>
/// <param name="PerMap">Each map.</param>
internal sealed record MapReport(
    string Model,
    string Data,
    string Part,
    int Images,
    double R2,
    double RelativeL2,
    double MeanSquaredError,
    double MeanAbsoluteError,
    IReadOnlyList<NumberFacts> PerMap
)
{
    public static MapReport Describe(string model, string data, MapJudgement judged) =>
        new(
            model,
            data,
            judged.Part,
            judged.Quality.Examples,
            judged.Quality.R2,
            judged.Quality.RelativeError,
            judged.Quality.MeanSquaredError,
            judged.Quality.MeanAbsoluteError,
            [
                .. judged.Quality.Maps.Select(
                    (one, i) => new NumberFacts(judged.Names[i], one.R2, one.MeanSquaredError, one.MeanAbsoluteError)
                ),
            ]
        );

    /// <summary>The report as text.</summary>
    [JsonIgnore]
    public IEnumerable<string> Lines =>
        [
            $"model       {Model}",
            $"data        {Data}, {(Part == "all" ? "all images" : $"its {Part} part")}",
            FormattableString.Invariant(
                $"R²          {R2:0.0000} over the pixels of {Images} images (1 is best, 0 is what the mean gives), relative L2 {RelativeL2:0.0000}"
            ),
            "",
            $"{"map", -24} {"R²", 10} {"MSE", 12} {"RMSE", 12} {"MAE", 12}",
            .. PerMap.Select(one => one.Line),
        ];
}
