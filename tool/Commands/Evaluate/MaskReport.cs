using System.Text.Json.Serialization;
using Nas.Effects.Publishing.Reports;

namespace Nas.Tool.Commands.Evaluate;

/// <summary>How well a model tells masks: the object of <c>evaluate --json</c> for such models.</summary>
/// <param name="Model">The folder of the model.</param>
/// <param name="Data">The data.</param>
/// <param name="Part">The part of the data: test, validation, or all.</param>
/// <param name="Images">Number of images.</param>
/// <param name="Iou">Mean intersection over union.</param>
/// <param name="F1">Mean F1 of the pixels.</param>
/// <param name="Auroc">Mean area under the ROC curve of the pixels.</param>
/// <param name="PerMask">Each mask.</param>
internal sealed record MaskReport(
    string Model,
    string Data,
    string Part,
    int Images,
    double Iou,
    double F1,
    double Auroc,
    IReadOnlyList<MaskFacts> PerMask
)
{
    public static MaskReport Describe(string model, string data, MaskJudgement judged) =>
        new(
            model,
            data,
            judged.Part,
            judged.Quality.Examples,
            judged.Quality.Overlap,
            judged.Quality.F1,
            judged.Quality.AreaUnderCurve,
            [.. judged.Quality.Masks.Select((one, i) => new MaskFacts(judged.Names[i], one.Share, one.Overlap, one.F1, one.AreaUnderCurve))]
        );

    /// <summary>The report as text.</summary>
    [JsonIgnore]
    public IEnumerable<string> Lines =>
        [
            $"model       {Model}",
            $"data        {Data}, {(Part == "all" ? "all images" : $"its {Part} part")}",
            FormattableString.Invariant(
                $"IoU         {Iou:0.0000} over the pixels of {Images} images, F1 {F1:0.0000}, AUROC {Auroc:0.0000}"
            ),
            "",
            $"{"mask", -24} {"share", 10} {"IoU", 10} {"F1", 10} {"AUROC", 10}",
            .. PerMask.Select(one => one.Line),
        ];
}

/// <summary>How well one mask is told; the share is that of the pixels in it.</summary>
internal sealed record MaskFacts(string Mask, double Share, double Iou, double F1, double Auroc)
{
    /// <summary>As a row of text.</summary>
    [JsonIgnore]
    public string Line =>
        FormattableString.Invariant($"{Mask, -24} {Quantity.Percent(Share), 10} {Iou, 10:0.0000} {F1, 10:0.0000} {Auroc, 10:0.0000}");
}
