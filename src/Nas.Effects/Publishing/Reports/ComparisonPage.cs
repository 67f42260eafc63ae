using LanguageExt;
using Nas.Domain;
using Nas.Domain.Diagrams;
using Nas.Domain.Numerics.Statistics;
using Nas.Domain.Search.Trials;
using static Nas.Effects.Publishing.Reports.ReportTable;

namespace Nas.Effects.Publishing.Reports;

/// <summary>Several runs side by side as one page of HTML, without scripts: it needs no network, no server and no other file.</summary>
public static class ComparisonPage
{
    /// <summary>The page.</summary>
    /// <param name="compared">At least one run, with what to call it.</param>
    public static string Html(IReadOnlyList<ReportedRun> compared)
    {
        var runs = compared.ToSeq().Strict();
        var views = runs.Map(run => (run.Name, View: new ReportView(run.Run, new(run.Name, [])))).Strict();
        ReportSection[] sections = [Curves(views), Winners(views), Settings(runs)];
        return new ReportPage(
            $"Comparison of {views.Count} runs",
            string.Join(", ", views.Map(run => run.Name)),
            sections,
            "the journals of the runs"
        )
        {
            Notice = Warning(runs),
        }.Print();
    }

    /// <summary>Accuracies on different images, or of different metrics, say nothing about each other.</summary>
    private static Markup Warning(Seq<ReportedRun> runs) =>
        runs.Map(run => (run.Run.Recipe.Task.Fingerprint, run.Run.Recipe.Training.Metric)).Distinct().Count > 1
            ? Markup.Format(
                $"<ul class=\"warnings\"><li>These runs are not scored alike: their data or their metric differs, so that their scores say little about each other.</li></ul>\n"
            )
            : Markup.Empty;

    private static ReportSection Curves(Seq<(string Name, ReportView View)> runs) =>
        new(
            "curves",
            "Best so far",
            Markup.Format(
                $"{Picture("Best validation score so far (%) by trials", "trials", runs, (view, trial) => trial.Number + 1, view => view.State.Trials.Count)}{Picture("Best validation score so far (%) by time", "seconds", runs, (view, trial) => 60 * view.MinutesOf(trial), view => view.Elapsed.TotalSeconds)}"
            )
        );

    private static Markup Picture(
        string title,
        string across,
        Seq<(string Name, ReportView View)> runs,
        Func<ReportView, Trial, double> at,
        Func<ReportView, double> end
    )
    {
        var lines = runs.Filter(run => run.View.Improvements.Count > 0)
            .Map(run => new ChartLine(run.Name, [.. Steps(run.View, at, end(run.View))]))
            .ToArray();
        return lines.Length == 0
            ? Markup.Format($"<p>No trial has a score.</p>\n")
            : Markup.Format($"<figure class=\"scroll\">{DrawingSvg.Print(CurveChart.Draw(title, across, [.. lines]))}</figure>\n");
    }

    /// <summary>Stairs: a score holds until a better one is known.</summary>
    private static IEnumerable<(double At, MeanInterval Value)> Steps(ReportView view, Func<ReportView, Trial, double> at, double end)
    {
        var last = double.NaN;
        foreach (var trial in view.Improvements)
        {
            if (double.IsFinite(last))
            {
                yield return (at(view, trial), new(last, double.NaN));
            }

            last = 100 * trial.Score.IfNone(double.NaN);
            yield return (at(view, trial), new(last, double.NaN));
        }

        yield return (end, new(last, double.NaN));
    }

    private static ReportSection Winners(Seq<(string Name, ReportView View)> runs) =>
        new(
            "winners",
            "The winners",
            Render(
                "The best trial of each run; accuracies with their 95 % intervals",
                [
                    Head("run"),
                    Head("validation"),
                    Head("best seed, same training"),
                    Head("test"),
                    NumberHead("parameters"),
                    NumberHead("MACs"),
                    NumberHead("trials"),
                    NumberHead("scored"),
                    NumberHead("time"),
                ],
                runs.Map(run => Winner(run.Name, run.View))
            )
        );

    private static Markup Winner(string name, ReportView view)
    {
        var best = view.State.Best;
        return Row(
            Cell(name),
            Cell(best.Bind(trial => trial.Score).Map(score => ScoreText.Of(score, view.Target, view.ScoringImages)).IfNone("none yet")),
            Cell(view.SeedBeside.Map(ReportWords.Score).IfNone("")),
            Cell(view.TestScore.Map(score => ScoreText.Of(score, view.Target, view.TestImages)).IfNone("not measured")),
            Number(best.Map(trial => ReportWords.Size(trial, size => size.Parameters)).IfNone("")),
            Number(best.Map(trial => ReportWords.Size(trial, size => size.Macs)).IfNone("")),
            Number(FormattableString.Invariant($"{view.State.Trials.Count}")),
            Number(FormattableString.Invariant($"{view.Scored.Count}")),
            Number(Quantity.Duration(view.Elapsed.TotalSeconds))
        );
    }

    private static ReportSection Settings(Seq<ReportedRun> runs)
    {
        var differing = RecipeDifferences.Of(runs.Map(run => run.Run.Recipe));
        return new(
            "settings",
            "Settings that differ",
            differing.IsEmpty
                ? Markup.Format($"<p>The recipes are the same.</p>\n")
                : Render(
                    "Entries of the recipes; all others are the same",
                    [Head("entry"), .. runs.Map(run => Head(run.Name))],
                    differing.Map(entry => Row([Cell(Code(entry.Name)), .. entry.Values.Select(value => Cell(Code(value)))]))
                )
        );
    }

    private static Markup Code(string text) => Markup.Format($"<code>{text}</code>");
}
