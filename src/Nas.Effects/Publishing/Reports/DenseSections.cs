using Nas.Domain.Diagrams;
using static Nas.Effects.Publishing.Reports.ReportTable;

namespace Nas.Effects.Publishing.Reports;

/// <summary>How well a model tells maps or masks, as a section of a page.</summary>
internal static class DenseSections
{
    public static ReportSection Create(MapJudgement judged) =>
        new(
            "maps",
            "Each map",
            Render(
                FormattableString.Invariant(
                    $"Over the pixels of {judged.Quality.Examples} images{PartOf(judged)}, errors in the units of the data; relative L2 {judged.Quality.RelativeError:0.0000}, the mean over the images"
                ),
                [Head("map"), NumberHead("R²"), NumberHead("mean squared error"), NumberHead("mean absolute error")],
                judged.Quality.Maps.Select(
                    (one, i) =>
                        Row(
                            Cell(judged.Names[i]),
                            Share(one.R2),
                            Number(Quantity.Number(one.MeanSquaredError), one.MeanSquaredError),
                            Number(Quantity.Number(one.MeanAbsoluteError), one.MeanAbsoluteError)
                        )
                ),
                "sortable"
            )
        );

    public static ReportSection Create(MaskJudgement judged) =>
        new(
            "masks",
            "Each mask",
            Render(
                FormattableString.Invariant($"Over the pixels of {judged.Quality.Examples} images{PartOf(judged)}"),
                [Head("mask"), NumberHead("share"), NumberHead("IoU"), NumberHead("F1"), NumberHead("AUROC")],
                judged.Quality.Masks.Select(
                    (one, i) =>
                        Row(
                            Cell(judged.Names[i]),
                            Number(Quantity.Percent(one.Share), one.Share),
                            Share(one.Overlap),
                            Share(one.F1),
                            Share(one.AreaUnderCurve)
                        )
                ),
                "sortable"
            )
        );

    private static string PartOf(ModelJudgement judged) => judged.Part == "all" ? "" : $" of the {judged.Part} part";

    private static Markup Share(double share) => Number(FormattableString.Invariant($"{share:0.0000}"), share);
}
