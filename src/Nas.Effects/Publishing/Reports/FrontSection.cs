using LanguageExt;
using Nas.Domain.Diagrams;
using Nas.Domain.Search.Fronts;
using Nas.Domain.Search.Trials;
using static Nas.Effects.Publishing.Reports.ReportTable;

namespace Nas.Effects.Publishing.Reports;

/// <summary>The section of a report about the front of a search with several objectives.</summary>
internal static class FrontSection
{
    public static Option<ReportSection> Create(ReportView view) =>
        view
            .Recipe.Goals.Filter(_ => !view.Front.IsEmpty)
            .Map(goals => new ReportSection(
                "front",
                "The front",
                Markup.Format(
                    $"""
                    <p>The trials that no other beats in {string.Join(", ", goals.All.Select(goal => Name(view, goal)))} at once. {Chosen(view)}</p>
                    <div class="charts">
                    {goals.All.Where(goal => goal != Goal.Accuracy).Select(goal => ReportSection.Chart($"front-{Key(goal)}", $"Validation {view.Measure} against {Name(view, goal)} of every scored trial; those of the front stand out, a star marks the chosen one."))}</div>
                    {Render(
                        "The front, the most accurate first",
                        [Head("trial"), .. goals.All.Select(goal => NumberHead(Name(view, goal))), Head("origin")],
                        view.Front.OrderByDescending(trial => trial.Score.IfNone(0)).Select(trial => Line(view, goals, trial))
                    )}
                    """
                )
            ));

    /// <summary>A goal as a word for programs.</summary>
    public static string Key(Goal goal) => goal.ToString().ToLowerInvariant();

    private static string Name(ReportView view, Goal goal) =>
        goal switch
        {
            Goal.Accuracy => $"validation {view.Measure}",
            Goal.Params => "parameters",
            Goal.Macs => "multiply–accumulates",
            _ => "latency",
        };

    private static string Chosen(ReportView view) =>
        view.State.Best.Map(best => FormattableString.Invariant($"The final training took trial {best.Number}.")).IfNone("");

    private static Markup Line(ReportView view, Goals goals, Trial trial) =>
        Markup.Format(
            $"<tr{(view.State.Best.Exists(best => best.Number == trial.Number) ? Markup.Format($" class=\"best\"") : Markup.Empty)}>{Cell(ReportWords.Link(trial.Number))}{goals.All.Select(goal => Number(Value(goal, trial)))}{Cell(ReportWords.Text(trial.Proposal.Origin))}</tr>\n"
        );

    private static string Value(Goal goal, Trial trial) =>
        goal switch
        {
            Goal.Accuracy => ReportWords.Score(trial),
            Goal.Params => ReportWords.Size(trial, size => size.Parameters),
            Goal.Macs => ReportWords.Size(trial, size => size.Macs),
            _ => trial.Latency.Map(milliseconds => FormattableString.Invariant($"{milliseconds:0.000} ms")).IfNone(""),
        };
}
