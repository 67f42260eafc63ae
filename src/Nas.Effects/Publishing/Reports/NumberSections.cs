using static Nas.Effects.Publishing.Reports.ReportTable;

namespace Nas.Effects.Publishing.Reports;

/// <summary>How well a model tells numbers, as sections of a page.</summary>
internal static class NumberSections
{
    public static IReadOnlyList<ReportSection> Create(NumberJudgement judged) => [Numbers(judged), Worst(judged)];

    private static ReportSection Numbers(NumberJudgement judged) =>
        new(
            "numbers",
            "Each number",
            Render(
                FormattableString.Invariant(
                    $"R²: the share of the variance that is told, on {judged.Quality.Examples} images{(judged.Part == "all" ? "" : $" of the {judged.Part} part")}; errors in the units of the data"
                ),
                [
                    Head("number"),
                    NumberHead("R²"),
                    NumberHead("mean squared error"),
                    NumberHead("root of it"),
                    NumberHead("mean absolute error"),
                ],
                judged.Quality.Numbers.Select(
                    (one, i) =>
                        Row(
                            Cell(judged.Names[i]),
                            Number(FormattableString.Invariant($"{one.R2:0.0000}"), one.R2),
                            Number(Quantity.Number(one.MeanSquaredError), one.MeanSquaredError),
                            Number(Quantity.Number(Math.Sqrt(one.MeanSquaredError)), Math.Sqrt(one.MeanSquaredError)),
                            Number(Quantity.Number(one.MeanAbsoluteError), one.MeanAbsoluteError)
                        )
                ),
                "sortable"
            )
        );

    private static ReportSection Worst(NumberJudgement judged) => new("mistakes", "The largest errors", Gallery.Render(judged.Shown));
}
