using System.Collections.Immutable;
using Nas.Domain.Diagrams;
using Nas.Domain.Search.Studies;
using Nas.Effects.Publishing.Reports;
using static Nas.Effects.Publishing.Reports.ReportTable;

namespace Nas.Effects.Publishing.Studies;

/// <summary>A study as one page of HTML, without scripts: it needs no network, no server and no other file.</summary>
public static class StudyPage
{
    /// <summary>The page.</summary>
    /// <param name="title">What the study is called.</param>
    /// <param name="text">The study file.</param>
    /// <param name="results">What came of it.</param>
    /// <param name="checks">How it stands to good practice.</param>
    public static string Html(string title, string text, StudyResults results, ImmutableArray<StudyCheck> checks)
    {
        ImmutableArray<ReportSection> sections =
        [
            .. results.Study.Tasks.Map(task => Task(results, task.Name)),
            Ranks(results),
            Checklist(checks),
            new("file", "The study file", Markup.Format($"<pre tabindex=\"0\"><code>{text}</code></pre>\n")),
        ];
        return new ReportPage(title, Subtitle(results), sections, "the run folders of the study").Print();
    }

    private static string Subtitle(StudyResults results) =>
        FormattableString.Invariant(
            $"{results.Study.Methods.Count} methods on {results.Study.Tasks.Count} tasks with {results.Study.Seeds} seeds; {results.Outcomes.Length} of {results.Study.Searches.Count} searches have ended; compared with {results.Study.Baseline}"
        );

    private static ReportSection Task(StudyResults results, string task) =>
        new(
            $"task-{task}",
            $"Task {task}",
            Markup.Format(
                $"""
                {StudyCharts.BestOn(results, task).Select(Figure)}
                {Render(
                    $"Results on {task}: means over seeds, ± standard error of final scores, 95 % intervals of differences",
                    [
                        Head("method"),
                        NumberHead("seeds"),
                        NumberHead("validation"),
                        NumberHead("final"),
                        NumberHead($"over {results.Study.Baseline}"),
                        NumberHead("won/equal/lost"),
                        NumberHead("reached its best"),
                        NumberHead("after trials"),
                        NumberHead("after seconds"),
                        NumberHead("speed-up"),
                        NumberHead("tau"),
                    ],
                    results.Methods.Where(result => result.Task == task).Select(Row)
                )}
                {StudyCharts.TauOn(results, task).Select(Figure)}
                """
            )
        );

    private static Markup Row(MethodResult result)
    {
        var words = new ResultWords(result);
        return ReportTable.Row(
            Cell(result.Method),
            Number(words.Seeds),
            Number(words.Validation),
            Number(words.Final),
            Number(words.Gain),
            Number(words.Wins),
            Number(words.Reached),
            Number(words.Trials),
            Number(words.Seconds),
            Number(words.SpeedUp),
            Number(words.Tau)
        );
    }

    private static ReportSection Ranks(StudyResults results) =>
        new("ranks", "Average ranks", Markup.Format($"{StudyCharts.RanksOf(results).Select(Figure)}<p>{results.Ranks.Statement}.</p>\n"));

    private static ReportSection Checklist(ImmutableArray<StudyCheck> checks) =>
        new(
            "checklist",
            "Checklist of good practice",
            Render(
                "What the field asks of a comparison",
                [Head("point"), Head("holds"), Head("finding")],
                checks.Select(check =>
                    ReportTable.Row(
                        Cell(check.Point),
                        Cell(check.Holds.Match(holds => holds ? "yes" : "no", "for you to say")),
                        Cell(check.Finding)
                    )
                )
            )
        );

    private static Markup Figure((string Name, Drawing Picture) chart) =>
        Markup.Format($"<figure class=\"scroll\">{DrawingSvg.Print(chart.Picture)}</figure>\n");
}
