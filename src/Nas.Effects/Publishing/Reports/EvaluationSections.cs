using LanguageExt;
using Nas.Domain.Diagrams;
using Nas.Domain.Learning.Quality;
using Nas.Domain.Numerics.Statistics;
using Nas.Domain.Search.Trials;
using static Nas.Effects.Publishing.Reports.ReportTable;

namespace Nas.Effects.Publishing.Reports;

/// <summary>How good a model is, as sections of a page.</summary>
internal static class EvaluationSections
{
    private const int WidestMatrix = 30;
    private const int MaxPairs = 30;

    public static IReadOnlyList<ReportSection> Create(ModelJudgement judged) =>
        judged switch
        {
            Judgement classes => [Accuracy(classes), Classes(classes), Confusion(classes), Worst(classes), Calibration(classes)],
            NumberJudgement numbers => NumberSections.Create(numbers),
            LabelJudgement labels => [LabelSections.Create(labels)],
            MapJudgement maps => [DenseSections.Create(maps)],
            MaskJudgement masks => [DenseSections.Create(masks)],
            _ => throw new InvalidOperationException($"unknown judgement {judged}"),
        };

    /// <summary>All of them as one section.</summary>
    public static ReportSection Joined(ReportView view) =>
        new(
            "test",
            "The test of the best network",
            view.Frame.Test.Match(
                judged => Markup.Join(Create(judged).Select(part => Markup.Format($"<h3 id=\"{part.Id}\">{part.Title}</h3>\n{part.Body}"))),
                reason =>
                    Markup.Format(
                        $"<p>{Recorded(view)} {(view.Target is Target.Classes ? "Classes, confusions and mistakes" : "Numbers and errors")} are not shown: {reason}.</p>\n"
                    )
            )
        );

    private static string Recorded(ReportView view) =>
        view.TestScore.Match(
            score => $"Recorded test {view.Measure}: {ScoreText.Of(score, view.Target, view.TestImages)}.",
            () => $"The test {view.Measure} is not measured."
        );

    private static ReportSection Accuracy(Judgement judged)
    {
        var quality = judged.Quality;
        return new(
            "accuracy",
            "Accuracy",
            Markup.Format(
                $"""
                <p>{Quantity.Accuracy(quality.Accuracy, quality.Images)}{(judged.Part == "all" ? "" : $", the {judged.Part} part")}. {(
                    judged.Classes.Length > 5 ? $"The class is among the five most probable ones for {Quantity.Percent(quality.TopFive)}. " : ""
                )}Mean recall of the classes {Quantity.Percent(quality.Balanced)}, mean F1 {Quantity.Percent(quality.F1)}.</p>

                """
            )
        );
    }

    private static ReportSection Classes(Judgement judged) =>
        new(
            "classes",
            "Each class",
            Render(
                "Precision: the share of images taken for the class that are of it. Recall: the share of images of the class that are found",
                [Head("class"), NumberHead("images"), NumberHead("precision"), NumberHead("recall"), NumberHead("F1")],
                judged.Quality.Classes.Select(one =>
                    Row(
                        Cell(judged.Classes[one.Class]),
                        Number(FormattableString.Invariant($"{one.Images}")),
                        Number(Quantity.Percent(one.Precision), one.Precision),
                        Number(Quantity.Percent(one.Recall), one.Recall),
                        Number(Quantity.Percent(one.F1), one.F1)
                    )
                ),
                "sortable"
            )
        );

    private static ReportSection Confusion(Judgement judged) =>
        new("confusion", "Confusions", judged.Classes.Length <= WidestMatrix ? Matrix(judged) : Pairs(judged));

    private static Markup Matrix(Judgement judged) =>
        Render(
            "Images by their class (row) and the class that they are taken for (column); the diagonal is right",
            [Head(""), .. judged.Classes.Select(NumberHead)],
            judged.Quality.Confusion.Select(
                (row, i) => Row([RowHead(judged.Classes[i]), .. row.Select((count, j) => Shaded(row, count, i == j))])
            ),
            "matrix"
        );

    private static Markup RowHead(string text) => Markup.Format($"<th scope=\"row\">{text}</th>");

    /// <summary>A cell in the shade of its share of the row.</summary>
    private static Markup Shaded(IReadOnlyList<int> row, int count, bool isRight)
    {
        var shade = count == 0 ? 0 : (int)Math.Ceiling(8.0 * count / row.Sum());
        return Markup.Format($"<td class=\"number {(isRight ? "right" : "wrong")} shade-{shade}\">{count}</td>");
    }

    private static Markup Pairs(Judgement judged) =>
        Render(
            $"The classes that are confused most often, at most {MaxPairs}",
            [NumberHead("images"), Head("class"), Head("taken for")],
            judged
                .Quality.Mistakes.CountBy(mistake => (mistake.Class, mistake.Taken))
                .OrderByDescending(pair => pair.Value)
                .ThenBy(pair => pair.Key)
                .Take(MaxPairs)
                .Select(pair =>
                    Row(
                        Number(FormattableString.Invariant($"{pair.Value}")),
                        Cell(judged.Classes[pair.Key.Class]),
                        Cell(judged.Classes[pair.Key.Taken])
                    )
                )
        );

    private static ReportSection Worst(Judgement judged) =>
        new(
            "mistakes",
            "The most confident mistakes",
            judged.Quality.Mistakes.IsEmpty ? Markup.Format($"<p>There is no mistake.</p>\n") : Gallery.Render(judged.Worst)
        );

    private static ReportSection Calibration(Judgement judged) =>
        new(
            "calibration",
            "Calibration",
            Markup.Format(
                $"""
                <p>Where a model is calibrated, as many predictions are right as it is confident. The mean difference (expected calibration error) is {Quantity.Percent(
                    judged.Quality.CalibrationError
                )}; the negative log-likelihood is {FormattableString.Invariant($"{judged.Quality.NegativeLogLikelihood:0.0000}")} nats.</p>
                {Render(
                    "Predictions by their confidence",
                    [Head("confidence"), NumberHead("images"), NumberHead("mean confidence"), NumberHead("right"), Head("")],
                    judged.Quality.Confidence.Select(Bin)
                )}
                """
            )
        );

    private static Markup Bin(ConfidenceBin bin) =>
        Row(
            Cell(FormattableString.Invariant($"{bin.From * 100:0} … {bin.To * 100:0} %")),
            Number(FormattableString.Invariant($"{bin.Images}")),
            Number(Quantity.Percent(bin.Confidence)),
            Number(Quantity.Percent(bin.Accuracy)),
            Cell(Verdict(bin))
        );

    /// <summary>Differences within the 95 % interval may be chance.</summary>
    private static string Verdict(ConfidenceBin bin) =>
        WilsonInterval.Compute(bin.Accuracy, bin.Images) is var interval && bin.Confidence > interval.Upper ? "too confident"
        : bin.Confidence < interval.Lower ? "too careful"
        : "";
}
