using LanguageExt;
using Nas.Domain.Diagrams;
using Nas.Domain.Numerics.Statistics;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs.Replaying;

namespace Nas.Effects.Publishing.Reports;

/// <summary>A run as one page of HTML: charts, tables and pictures, which needs no network, no server and no other file.</summary>
/// <remarks>The page follows from the run and the frame alone: the same run gives the same bytes. Everything that comes from the run is
/// escaped, and a content security policy allows only the two scripts of this product.</remarks>
public static class RunReport
{
    /// <summary>The page.</summary>
    public static string Html(RunReplay run, ReportFrame frame)
    {
        var view = new ReportView(run, frame);
        var curves = view.Scored.OrderBy(trial => trial, BestFirst).Take(ReportData.MaxCurves).ToList();
        var sections = SectionsOf(view, curves).ToList();
        return new ReportPage($"Search for {view.Recipe.Task.Name}", Subtitle(view), sections, $"the journal of {frame.Folder}")
        {
            RunsScripts = true,
            Data = ReportData.Collect(view, curves).Print(),
            Version = frame.Version,
            Head = Markup.Format($"<meta name=\"generator\" content=\"nas-search {view.Recipe.ToolVersion}\">\n"),
            Summary = Markup.Format($"{Tiles(view)}\n"),
            Notice = Markup.Format(
                $"<noscript><p>Scripts are off: the charts are left out. Every number of theirs is in the tables.</p></noscript>\n"
            ),
        }.Print();
    }

    private static readonly IComparer<Trial> BestFirst = Comparer<Trial>.Create(
        (a, b) =>
            a.Number == b.Number ? 0
            : Trial.IsBetter(a, b) ? -1
            : 1
    );

    private static IEnumerable<ReportSection> SectionsOf(ReportView view, IReadOnlyList<Trial> curves)
    {
        yield return DataSection.Create(view);
        if (view.Scored.Count > 0)
        {
            yield return EvaluationSections.Joined(view);
            yield return WinnerSection.Create(view);
            yield return Sections.Progress(view);
            if (FrontSection.Create(view).Case is ReportSection front)
            {
                yield return front;
            }

            yield return Sections.Tradeoff(view);
        }

        foreach (
            var section in Sections
                .Curves(view, curves)
                .AsEnumerable()
                .Concat(SurrogateSection.Create(view).AsEnumerable())
                .Append(Sections.Outcomes(view))
                .Concat(BestSections.Descent(view).AsEnumerable())
                .Concat(BestSections.Architecture(view).AsEnumerable())
                .Append(BestSections.Again(view))
                .Append(Sections.Trials(view))
        )
        {
            yield return section;
        }
    }

    private static string Subtitle(ReportView view)
    {
        var recipe = view.Recipe;
        var state = view
            .State.Stopped.Map(reason => $"stopped ({reason.ToString().ToLowerInvariant()})")
            .IfNone("running, or ended without stopping" + Open(view.State));
        return FormattableString.Invariant(
            $"{recipe.Task.Input}, {recipe.Task.Target.Text}; grammar {recipe.Grammar.Name}, strategy {recipe.Strategy.Name}, seed {recipe.Seed.Value}; {state}"
        );
    }

    private static string Open(SearchState state) =>
        state.Open.IsEmpty ? "" : $"; open: trial {string.Join(", ", state.Open.Map(trial => trial.Number))}";

    private static Markup Tiles(ReportView view)
    {
        var best = view.State.Best;
        var size = best.Bind(trial => trial.Proposal.Candidate).Map(candidate => candidate.Size);
        return Markup.Format(
            $"""
            <dl class="tiles">
            {Tile(
                $"Best validation {view.Measure}",
                best.Map(ReportWords.Score).IfNone("none yet"),
                best.Map(trial =>
                        FormattableString.Invariant($"trial {trial.Number}")
                        + Interval(view, trial.Score, view.ScoringImages)
                    )
                    .IfNone("")
            )}
            {Tile($"Test {view.Measure}", view.TestScore.Map(score => ScoreText.Of(score, view.Target)).IfNone("not measured"), LooksOf(view.State) + Interval(view, view.TestScore, view.TestImages) + ScoreText.Errors(view.Test).Map(errors => $"; {errors}").IfNone(""))}
            {Tile("Parameters", size.Map(s => Quantity.Format(s.Parameters)).IfNone("–"), "of the best network")}
            {Tile("Multiply–accumulates", size.Map(s => Quantity.Format(s.Macs)).IfNone("–"), "for one example")}
            {Tile(
                "Trials",
                FormattableString.Invariant($"{view.State.Trials.Count}"),
                FormattableString.Invariant($"{view.Scored.Count} scored")
            )}
            {Tile("Time", Quantity.Duration(view.Elapsed.TotalSeconds), "wall clock, all sessions")}
            </dl>
            """
        );
    }

    private static Markup Tile(string name, string value, string note) =>
        Markup.Format($"<div><dt>{name}</dt><dd>{value}<span class=\"note\">{note}</span></dd></div>");

    private static string Interval(ReportView view, Option<double> accuracy, Option<int> images) =>
        (
            from share in accuracy.Filter(_ => view.Target is Target.Classes)
            from count in images
            let interval = WilsonInterval.Compute(share, count)
            select FormattableString.Invariant(
                $"; {count} images, 95 % interval {interval.Lower * 100:0.00} … {interval.Upper * 100:0.00} %"
            )
        ).IfNone("");

    private static string LooksOf(SearchState state) =>
        state.TestLooks switch
        {
            0 => "the final training is not done",
            1 => "after the final training, looked at once",
            var looks => FormattableString.Invariant($"after the final training; these images were looked at {looks} times"),
        };
}
