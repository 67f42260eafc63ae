using System.Collections.Immutable;
using Nas.Domain.Diagrams;
using Nas.Domain.Numerics.Statistics;
using Nas.Domain.Search.Studies;
using Nas.Domain.Search.Trials;

namespace Nas.Effects.Publishing.Studies;

/// <summary>The pictures of a study, by the names of their files.</summary>
public static class StudyCharts
{
    /// <summary>All that there is something to draw for.</summary>
    public static ImmutableArray<(string Name, Drawing Picture)> Of(StudyResults results) =>
        [.. results.Study.Tasks.Bind(task => BestOn(results, task.Name).Concat(TauOn(results, task.Name))), .. RanksOf(results)];

    /// <summary>The best validation score so far on a task.</summary>
    public static IEnumerable<(string Name, Drawing Picture)> BestOn(StudyResults results, string task) =>
        Chart(
            $"best-{task}",
            $"{task}: best validation score so far{(results.KindOf(task) == TargetKind.Classes ? " (%)" : "")}, mean over seeds with 95 % band",
            results.Study.Methods.Map(method => new ChartLine(
                method.Name,
                [.. results.Curve(task, method.Name).Select((value, trial) => (trial + 1.0, Scaled(value, results.KindOf(task))))]
            ))
        );

    /// <summary>How well surrogates ranked the trials of a task.</summary>
    public static IEnumerable<(string Name, Drawing Picture)> TauOn(StudyResults results, string task) =>
        Chart(
            $"tau-{task}",
            FormattableString.Invariant(
                $"{task}: Kendall's tau-b of surrogates over each {StudyResults.TauWindow} trials, mean over seeds with 95 % band"
            ),
            results.Study.Methods.Map(method => new ChartLine(
                method.Name,
                [.. results.TauOverTime(task, method.Name).Select(window => ((double)window.Trial, window.Tau))]
            ))
        );

    /// <summary>The average ranks of at least two methods.</summary>
    public static IEnumerable<(string Name, Drawing Picture)> RanksOf(StudyResults results) =>
        double.IsFinite(results.Ranks.Critical) ? [("ranks", RankDiagram.Draw(results.Ranks))] : [];

    private static IEnumerable<(string Name, Drawing Picture)> Chart(string name, string title, IEnumerable<ChartLine> lines)
    {
        ImmutableArray<ChartLine> known = [.. lines.Where(line => line.Points.Length > 1)];
        return known.IsEmpty ? [] : [(name, CurveChart.Draw(title, "trials", known))];
    }

    private static MeanInterval Scaled(MeanInterval score, TargetKind kind) =>
        new(StudyScore.Scale(kind) * score.Mean, StudyScore.Scale(kind) * score.HalfWidth);
}
