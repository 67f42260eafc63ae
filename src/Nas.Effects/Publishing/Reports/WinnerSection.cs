using Nas.Domain.Diagrams;
using Nas.Domain.Search.Trials;
using static Nas.Effects.Publishing.Reports.ReportTable;

namespace Nas.Effects.Publishing.Reports;

/// <summary>The section of a report that holds the best trial against the best seed.</summary>
internal static class WinnerSection
{
    public static ReportSection Create(ReportView view) =>
        new(
            "winner",
            "The best trial beside the best seed",
            Markup.Format(
                $"""
                <p>{Verdict(view)}</p>
                {Render(
                    "Both after the same training",
                    [
                        Head(""),
                        Head("trial"),
                        Head($"validation {view.Measure}"),
                        NumberHead("parameters"),
                        NumberHead("MACs"),
                        NumberHead("seconds"),
                        Head("origin"),
                    ],
                    view.State.Best.Map(best => Line("best trial", view, best))
                        .AsEnumerable()
                        .Concat(view.SeedBeside.Map(seed => Line("best seed", view, seed)).AsEnumerable())
                )}
                """
            )
        );

    private static Markup Line(string what, ReportView view, Trial trial) =>
        Row(
            Cell(what),
            Cell(ReportWords.Link(trial.Number)),
            Cell(trial.Score.Map(score => ScoreText.Of(score, view.Target, view.ScoringImages)).IfNone("")),
            Number(ReportWords.Size(trial, size => size.Parameters)),
            Number(ReportWords.Size(trial, size => size.Macs)),
            Number(FormattableString.Invariant($"{trial.Usage.Seconds:0.0}")),
            Cell(ReportWords.Text(trial.Proposal.Origin))
        );

    private static string Verdict(ReportView view) =>
        (
            from best in view.State.Best
            from seed in view.SeedBeside
            from won in best.Score
            from began in seed.Score
            select best.Number == seed.Number
                ? "The search found nothing better than the seed with which it began."
                : FormattableString.Invariant($"The search gained {(won - began) * 100:0.00} points over the best seed.")
        ).IfNone("No seed was trained as long as the best trial.");
}
