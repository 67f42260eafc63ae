using System.Text.Json.Serialization;
using Nas.Effects.Publishing.Reports;

namespace Nas.Tool.Commands.Evaluate;

/// <summary>How well a model tells labels: the object of <c>evaluate --json</c> for such models.</summary>
/// <param name="Model">The folder of the model.</param>
/// <param name="Data">The data.</param>
/// <param name="Part">The part of the data: test, validation, or all.</param>
/// <param name="Images">Number of images.</param>
/// <param name="Map">Mean average precision.</param>
/// <param name="F1">Mean F1.</param>
/// <param name="Auroc">Mean area under the ROC curve.</param>
/// <param name="PerLabel">Each label.</param>
internal sealed record LabelReport(
    string Model,
    string Data,
    string Part,
    int Images,
    double Map,
    double F1,
    double Auroc,
    IReadOnlyList<LabelFacts> PerLabel
)
{
    public static LabelReport Describe(string model, string data, LabelJudgement judged) =>
        new(
            model,
            data,
            judged.Part,
            judged.Quality.Examples,
            judged.Quality.MeanAveragePrecision,
            judged.Quality.F1,
            judged.Quality.AreaUnderCurve,
            [
                .. judged.Quality.Labels.Select(
                    (one, i) => new LabelFacts(judged.Names[i], one.Share, one.AveragePrecision, one.F1, one.AreaUnderCurve)
                ),
            ]
        );

    /// <summary>The report as text.</summary>
    [JsonIgnore]
    public IEnumerable<string> Lines =>
        [
            $"model       {Model}",
            $"data        {Data}, {(Part == "all" ? "all images" : $"its {Part} part")}",
            FormattableString.Invariant($"mAP         {Map:0.0000} on {Images} images, F1 {F1:0.0000}, AUROC {Auroc:0.0000}"),
            "",
            $"{"label", -24} {"share", 10} {"precision", 10} {"F1", 10} {"AUROC", 10}",
            .. PerLabel.Select(one => one.Line),
        ];
}

/// <summary>How well one label is told; precision is the average precision.</summary>
internal sealed record LabelFacts(string Label, double Share, double AveragePrecision, double F1, double Auroc)
{
    /// <summary>As a row of text.</summary>
    [JsonIgnore]
    public string Line =>
        FormattableString.Invariant(
            $"{Label, -24} {Quantity.Percent(Share), 10} {AveragePrecision, 10:0.0000} {F1, 10:0.0000} {Auroc, 10:0.0000}"
        );
}
