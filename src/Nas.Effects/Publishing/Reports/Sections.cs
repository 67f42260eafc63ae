using LanguageExt;
using Nas.Domain.Diagrams;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Trials;
using static Nas.Effects.Publishing.Reports.ReportTable;

namespace Nas.Effects.Publishing.Reports;

/// <summary>The sections of a report about trials.</summary>
internal static class Sections
{
    private const int MaxColumns = 100;

    public static ReportSection Progress(ReportView view)
    {
        var rows = view.Improvements.Select(
            (trial, i) =>
                Row(
                    Cell(ReportWords.Link(trial.Number)),
                    Number(ReportWords.Score(trial)),
                    Number(i == 0 ? "" : ScoreText.Gain(ScoreOf(trial) - ScoreOf(view.Improvements[i - 1]), view.Target)),
                    Number(Quantity.Duration(view.MinutesOf(trial) * 60)),
                    Number(ReportWords.Size(trial, size => size.Parameters)),
                    Cell(ReportWords.Text(trial.Proposal.Origin))
                )
        );
        return new(
            "progress",
            "Best so far",
            Markup.Format(
                $"""
                <fieldset class="choice"><legend class="quiet">against</legend><label><input type="radio" name="axis" value="trial" checked> trials</label><label><input type="radio" name="axis" value="time"> time</label></fieldset>
                {ReportSection.Chart(
                    "progress",
                    $"Validation {view.Measure} of every scored trial, and the best so far as a line. A click on a point leads to its row."
                )}
                {Beside(
                    "Trials that beat all before them",
                    [
                        Head("trial"),
                        NumberHead(view.Measure),
                        NumberHead(view.Target is Target.Classes ? "points gained" : "gained"),
                        NumberHead("known after"),
                        NumberHead("parameters"),
                        Head("origin"),
                    ],
                    rows
                )}
                """
            )
        );
    }

    public static ReportSection Tradeoff(ReportView view) =>
        new(
            "tradeoff",
            view.Target is Target.Classes ? "Accuracy against size" : $"{view.Measure} against size",
            Markup.Format(
                $"""
                <div class="charts">
                {ReportSection.Chart(
                    "parameters",
                    $"Validation {view.Measure} against parameters; the line joins the trials that no smaller one beats."
                )}
                {ReportSection.Chart(
                    "macs",
                    $"Validation {view.Measure} against multiply–accumulates; the line joins the trials that no cheaper one beats."
                )}
                </div>
                {Front(view, $"Front of {view.Measure} and parameters", size => size.Parameters)}
                {Front(view, $"Front of {view.Measure} and multiply–accumulates", size => size.Macs)}
                """
            )
        );

    public static Option<ReportSection> Curves(ReportView view, IReadOnlyList<Trial> drawn)
    {
        var which =
            drawn.Count < view.Scored.Count
                ? FormattableString.Invariant($"the best {drawn.Count} of {view.Scored.Count} scored trials")
                : "all scored trials";
        var curves = new[]
        {
            Curve(
                drawn,
                "accuracy",
                $"Validation {view.Measure} after each epoch of {which}; the best is drawn thick.",
                LearningCurves.Accuracy,
                score => ScoreText.Of(score, view.Target)
            ),
            Curve(
                drawn,
                "loss",
                $"Mean training loss of each epoch of {which}; the best is drawn thick.",
                LearningCurves.Loss,
                loss => FormattableString.Invariant($"{loss:0.0000}")
            ),
        }
            .Somes()
            .ToList();
        return curves.Count == 0
            ? Option<ReportSection>.None
            : new ReportSection(
                "curves",
                "Learning curves",
                Markup.Format($"<div class=\"charts\">\n{curves.Select(curve => curve.Chart)}</div>\n{curves.Select(curve => curve.Table)}")
            );
    }

    private static Option<(Markup Chart, Markup Table)> Curve(
        IReadOnlyList<Trial> drawn,
        string name,
        string description,
        Func<Verdict, IReadOnlyList<double>> curve,
        Func<double, string> number
    )
    {
        var epochs = drawn.Select(trial => LearningCurves.CurveOf(trial, curve).Count).DefaultIfEmpty().Max();
        var heads = Enumerable
            .Range(1, Math.Min(epochs, MaxColumns))
            .Select(epoch => NumberHead(FormattableString.Invariant($"epoch {epoch}")));
        var rows = drawn.Select(trial =>
            Row([
                Cell(ReportWords.Link(trial.Number)),
                .. LearningCurves.CurveOf(trial, curve).Take(MaxColumns).Select(value => Number(number(value))),
            ])
        );
        return epochs < 2
            ? Option<(Markup, Markup)>.None
            : (
                ReportSection.Chart(name, description),
                Beside($"{char.ToUpperInvariant(name[0])}{name[1..]} of each epoch", [Head("trial"), .. heads], rows)
            );
    }

    public static ReportSection Outcomes(ReportView view)
    {
        var failed = view.State.Trials.Where(trial => trial.Verdict.Exists(verdict => verdict is not Verdict.Scored)).ToList();
        var reasons = failed
            .SelectMany(trial => trial.Verdict.Map(verdict => (verdict.Kind, verdict.Explanation, trial.Number)).AsEnumerable())
            .GroupBy(found => (found.Kind, found.Explanation))
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Min(found => found.Number));
        var rows = reasons.Select(group =>
            Row(
                Cell(group.Key.Kind),
                Cell(group.Key.Explanation),
                Number(FormattableString.Invariant($"{group.Count()}")),
                Cell(ReportWords.Link(group.Min(found => found.Number)))
            )
        );
        var table =
            failed.Count == 0
                ? Markup.Format($"<p>No trial failed.</p>\n")
                : Render("Why trials gave no score", [Head("outcome"), Head("reason"), NumberHead("trials"), Head("first")], rows);
        return new(
            "outcomes",
            "Outcomes",
            Markup.Format(
                $"""
                {(failed.Count == 0 ? Markup.Empty : ReportSection.Chart("verdicts", "Trials by outcome.", low: true))}
                {table}<p class="quiet">{DraftsOf(view.State)}</p>

                """
            )
        );
    }

    public static ReportSection Trials(ReportView view)
    {
        Markup[] heads =
        [
            NumberHead("trial"),
            Head("outcome"),
            NumberHead(view.Measure),
            NumberHead("parameters"),
            NumberHead("MACs"),
            NumberHead("activations"),
            NumberHead("seconds"),
            NumberHead("peak memory"),
            Head("origin"),
            Head("architecture"),
        ];
        var best = view.State.Best.Map(trial => trial.Number).IfNone(-1);
        return new(
            "trials",
            "All trials",
            Render(
                "Every trial, in the order of proposal; activations are those of one training step",
                heads,
                view.State.Trials.Select(trial => TrialRow(trial, trial.Number == best, view.Frame.TrialPages)),
                "sortable filterable"
            )
        );
    }

    private static Markup TrialRow(Trial trial, bool best, Option<string> pages)
    {
        var kind = trial.Verdict.Map(verdict => verdict.Kind).IfNone("open");
        var size = trial.Proposal.Candidate.Map(candidate => candidate.Size).IfNone(new CandidateSize(0, 0, 0, 0));
        return Markup.Format(
            $"""
            <tr id="trial-{trial.Number}"{(best ? Markup.Format($" class=\"best\"") : Markup.Empty)}>{NumberOf(
                trial,
                pages
            )}<td class="{kind switch
            {
                "scored" => "scored",
                "open" => "",
                _ => "failed",
            }}">{kind}{(best ? ", best" : "")}</td>{Number(ReportWords.Score(trial))}{Number(
                Quantity.Format(size.Parameters),
                size.Parameters
            )}{Number(Quantity.Format(size.Macs), size.Macs)}{Number(Quantity.Bytes(size.ActivationBytes), size.ActivationBytes)}{Number(
                FormattableString.Invariant($"{trial.Usage.Seconds:0.0}")
            )}{Number(trial.Usage.PeakBytes > 0 ? Quantity.Bytes(trial.Usage.PeakBytes) : "–", trial.Usage.PeakBytes)}{Cell(
                ReportWords.Text(trial.Proposal.Origin)
            )}<td>{trial.Proposal.Candidate.Map(ArchitectureOf).IfNone(Markup.Empty)}</td></tr>

            """
        );
    }

    private static Markup NumberOf(Trial trial, Option<string> pages) =>
        pages.Match(
            page =>
                Markup.Format(
                    $"<td class=\"number\" data-value=\"{trial.Number}\"><a href=\"{page}{trial.Number}\">{trial.Number}</a></td>"
                ),
            () => Number(FormattableString.Invariant($"{trial.Number}"))
        );

    private static Markup ArchitectureOf(Candidate candidate) =>
        Markup.Format($"<details><summary><code>{candidate.Id.Short}</code></summary><code>{candidate.Text}</code></details>");

    private static Markup Front(ReportView view, string caption, Func<CandidateSize, long> cost) =>
        Beside(
            caption,
            [Head("trial"), NumberHead(view.Measure), NumberHead("parameters"), NumberHead("MACs"), Head("origin")],
            Pareto
                .Front(view.Scored, cost)
                .Select(trial =>
                    Row(
                        Cell(ReportWords.Link(trial.Number)),
                        Number(ReportWords.Score(trial)),
                        Number(ReportWords.Size(trial, size => size.Parameters)),
                        Number(ReportWords.Size(trial, size => size.Macs)),
                        Cell(ReportWords.Text(trial.Proposal.Origin))
                    )
                )
        );

    private static string DraftsOf(SearchState state)
    {
        var draws = state.Trials.Select(trial => trial.Proposal.Draws).ToList();
        return FormattableString.Invariant(
            $"{draws.Sum(d => (long)d.Total)} drafts for {draws.Count} trials; refused before training: {draws.Sum(d => (long)d.BeyondLimits)} beyond the limits, {draws.Sum(d => (long)d.Repeated)} tried before, {draws.Sum(d => (long)d.Failed)} that gave no architecture."
        );
    }

    private static double ScoreOf(Trial trial) => trial.Score.IfNone(double.NaN);
}
