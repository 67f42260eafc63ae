using static Nas.Effects.Publishing.Reports.ReportTable;

namespace Nas.Effects.Publishing.Reports;

/// <summary>How well a model tells labels, as a section of a page.</summary>
internal static class LabelSections
{
    public static ReportSection Create(LabelJudgement judged) =>
        new(
            "labels",
            "Each label",
            Render(
                FormattableString.Invariant(
                    $"Means: mAP {judged.Quality.MeanAveragePrecision:0.0000}, F1 {judged.Quality.F1:0.0000}, AUROC {judged.Quality.AreaUnderCurve:0.0000}, on {judged.Quality.Examples} images{(judged.Part == "all" ? "" : $" of the {judged.Part} part")}"
                ),
                [Head("label"), NumberHead("share"), NumberHead("average precision"), NumberHead("F1"), NumberHead("AUROC")],
                judged.Quality.Labels.Select(
                    (one, i) =>
                        Row(
                            Cell(judged.Names[i]),
                            Number(Quantity.Percent(one.Share), one.Share),
                            Number(FormattableString.Invariant($"{one.AveragePrecision:0.0000}"), one.AveragePrecision),
                            Number(FormattableString.Invariant($"{one.F1:0.0000}"), one.F1),
                            Number(FormattableString.Invariant($"{one.AreaUnderCurve:0.0000}"), one.AreaUnderCurve)
                        )
                ),
                "sortable"
            )
        );
}
