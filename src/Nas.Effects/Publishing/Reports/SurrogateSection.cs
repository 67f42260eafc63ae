using LanguageExt;
using Nas.Domain.Diagrams;
using Nas.Domain.Learning.Quality;
using Nas.Domain.Search.Decisions;
using static Nas.Effects.Publishing.Reports.ReportTable;

namespace Nas.Effects.Publishing.Reports;

/// <summary>The section of a report about a search's surrogate.</summary>
internal static class SurrogateSection
{
    /// <summary>Number of trials over which agreement is measured.</summary>
    private const int Window = 20;

    public static Option<ReportSection> Create(ReportView view) => Create(view, view.Diagnostics);

    private static Option<ReportSection> Create(ReportView view, IReadOnlyList<SurrogateDiagnostics> diagnostics) =>
        diagnostics.Count < Window
            ? Option<ReportSection>.None
            : new ReportSection(
                "surrogate",
                "The surrogate",
                Markup.Format(
                    $"""
            <p>What the surrogate expected of each trial when it was proposed, derived again from the recipe, beside what came out. Only trials that the surrogate let through are seen here, which makes it look worse than on candidates at random.{Overall(diagnostics)}</p>
            {ReportSection.Chart("surrogate", FormattableString.Invariant($"Kendall's tau-b of expectation and score over each {Window} trials: 1 orders all pairs rightly, 0 half of them."))}
            {Beside("Expectation and score", [Head("trial"), NumberHead("expectation"), NumberHead(view.Measure)], diagnostics.Select(trial => Row(
                Cell(ReportWords.Link(trial.Trial)), Number(FormattableString.Invariant($"{trial.Expected:0.000}")), Number(ScoreText.Of(trial.Score, view.Target)))))}
            """
                )
            );

    /// <summary>How well other tasks predicted this one, if the surrogate used an archive.</summary>
    private static string Overall(IReadOnlyList<SurrogateDiagnostics> diagnostics) =>
        SurrogateDiagnostics.SourceTau(diagnostics) is var source && double.IsNaN(source)
            ? ""
            : FormattableString.Invariant(
                $" Over all {diagnostics.Count} trials tau is {SurrogateDiagnostics.Tau(diagnostics):0.00}; the archive of other tasks alone, which never saw a score of this search, has {source:0.00}."
            );

    /// <summary>Agreement over each window, at its last trial; windows without a ranking are left out.</summary>
    public static IReadOnlyList<ReportAgreement> Agreement(IReadOnlyList<SurrogateDiagnostics> diagnostics) =>
        [
            .. from end in Enumerable.Range(Window, Math.Max(0, diagnostics.Count - Window + 1))
            let window = diagnostics.Skip(end - Window).Take(Window).ToList()
            let tau = KendallTau.B([.. window.Select(trial => trial.Expected)], [.. window.Select(trial => trial.Score)])
            where double.IsFinite(tau)
            select new ReportAgreement(window[^1].Trial, Math.Round(tau, 4)),
        ];
}
