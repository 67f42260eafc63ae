using LanguageExt;
using Nas.Domain.Diagrams;
using static Nas.Effects.Publishing.Reports.ReportTable;

namespace Nas.Effects.Publishing.Reports;

/// <summary>The runs below a folder as a page that leads to theirs.</summary>
public static class RunListPage
{
    /// <summary>The page.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="runs">Its runs, or what is wrong with them, with the addresses of their pages.</param>
    /// <param name="version">What the page was made from.</param>
    public static string Html(
        string folder,
        IReadOnlyList<(string Name, string Address, Either<string, ReportedRun> Run)> runs,
        string version
    ) =>
        new ReportPage(
            $"Runs in {folder}",
            FormattableString.Invariant($"{runs.Count} runs"),
            [new("runs", "Runs", runs.Count == 0 ? Markup.Format($"<p>There is no run yet.</p>\n") : Table(runs))],
            "the journals of the runs"
        )
        {
            RunsScripts = true,
            Version = version,
        }.Print();

    private static Markup Table(IEnumerable<(string Name, string Address, Either<string, ReportedRun> Run)> runs) =>
        Render(
            "A click on a run leads to its page",
            [
                Head("run"),
                Head("state"),
                Head("task"),
                Head("strategy"),
                NumberHead("trials"),
                NumberHead("open"),
                Head("best validation accuracy"),
                NumberHead("test accuracy"),
                NumberHead("time"),
            ],
            runs.Select(run =>
                run.Run.Match(
                    found => Line(run.Name, run.Address, new(found.Run, new(run.Name, []))),
                    reason => Unreadable(run.Name, reason)
                )
            ),
            "sortable"
        );

    private static Markup Line(string name, string address, ReportView view) =>
        Row(
            Cell(Markup.Format($"<a href=\"{address}\">{name}</a>")),
            Cell(view.State.Stopped.Map(reason => $"stopped ({reason.ToString().ToLowerInvariant()})").IfNone("running, or cut off")),
            Cell(view.Recipe.Task.Name),
            Cell(view.Recipe.Strategy.Name),
            Number(FormattableString.Invariant($"{view.State.Trials.Count}")),
            Number(FormattableString.Invariant($"{view.State.Open.Count}")),
            Cell(view.State.Best.Bind(best => best.Score).Map(score => ScoreText.Of(score, view.Target, view.ScoringImages)).IfNone("")),
            Number(view.TestScore.Map(score => ScoreText.Of(score, view.Target)).IfNone("")),
            Number(Quantity.Duration(view.Elapsed.TotalSeconds), view.Elapsed.TotalSeconds)
        );

    private static Markup Unreadable(string name, string reason) =>
        Markup.Format($"<tr><td>{name}</td><td class=\"failed\" colspan=\"8\">{reason}</td></tr>\n");
}
