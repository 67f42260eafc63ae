using LanguageExt;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Diagrams;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs.Replaying;
using static Nas.Effects.Publishing.Reports.ReportTable;

namespace Nas.Effects.Publishing.Reports;

/// <summary>A trial as one page of HTML.</summary>
public static class TrialPage
{
    private const int MaxEpochs = 1000;

    /// <summary>The page; none if the run has no such trial.</summary>
    public static Option<string> Html(RunReplay run, int number, ReportFrame frame) =>
        number >= 0 && number < run.State.Trials.Count
            ? new ReportPage(
                FormattableString.Invariant($"Trial {number}"),
                $"of {frame.Folder}, {run.Recipe.Task.Name}",
                [.. SectionsOf(new(run, frame), run.State.Trials[number])],
                $"the journal of {frame.Folder}"
            )
            {
                RunsScripts = true,
                Version = frame.Version,
            }.Print()
            : Option<string>.None;

    private static IEnumerable<ReportSection> SectionsOf(ReportView view, Trial trial) =>
        [
            Facts(view, trial),
            .. Epochs(view, trial).AsEnumerable(),
            .. view.DerivationOf(trial).Map(derivation => Architecture(view, derivation)).AsEnumerable(),
        ];

    private static ReportSection Facts(ReportView view, Trial trial) =>
        new(
            "facts",
            "Outcome",
            Render(
                "What is recorded of the trial",
                [Head("entry"), Head("value")],
                new (string, string)[]
                {
                    ("outcome", trial.Verdict.Map(verdict => verdict.Kind).IfNone("open")),
                    ("reason", trial.Verdict.Map(verdict => verdict.Explanation).IfNone("")),
                    (
                        $"validation {view.Measure}",
                        trial.Score.Map(score => ScoreText.Of(score, view.Target, view.ScoringImages)).IfNone("")
                    ),
                    ("origin", ReportWords.Text(trial.Proposal.Origin)),
                    ("parameters", ReportWords.Size(trial, size => size.Parameters)),
                    ("multiply–accumulates", ReportWords.Size(trial, size => size.Macs)),
                    ("seconds", FormattableString.Invariant($"{trial.Usage.Seconds:0.0}")),
                    ("peak memory", trial.Usage.PeakBytes > 0 ? Quantity.Bytes(trial.Usage.PeakBytes) : ""),
                    ("known after", Quantity.Duration(60 * view.MinutesOf(trial))),
                    ("lineage", string.Join(" → ", Lineage.Trace(view.State, trial).Select(one => one.Number))),
                }
                    .Where(entry => entry.Item2.Length > 0)
                    .Select(entry => Row(Cell(entry.Item1), Cell(entry.Item2)))
            )
        );

    private static Option<ReportSection> Epochs(ReportView view, Trial trial)
    {
        var (losses, accuracies) = (
            LearningCurves.CurveOf(trial, LearningCurves.Loss),
            LearningCurves.CurveOf(trial, LearningCurves.Accuracy)
        );
        return losses.Count + accuracies.Count == 0
            ? Option<ReportSection>.None
            : new ReportSection(
                "epochs",
                "Epochs",
                Render(
                    $"Mean training loss and validation {view.Measure} after each epoch, where they were measured",
                    [NumberHead("epoch"), NumberHead("training loss"), NumberHead($"validation {view.Measure}")],
                    Enumerable
                        .Range(0, Math.Min(MaxEpochs, Math.Max(losses.Count, accuracies.Count)))
                        .Select(epoch =>
                            Row(
                                Number(FormattableString.Invariant($"{epoch + 1}")),
                                Number(epoch < losses.Count ? FormattableString.Invariant($"{losses[epoch]:0.0000}") : ""),
                                Number(epoch < accuracies.Count ? ScoreText.Of(accuracies[epoch], view.Target) : "")
                            )
                        )
                )
            );
    }

    private static ReportSection Architecture(ReportView view, Derivation derivation) =>
        new("architecture", "Architecture", BestSections.Drawn(view, derivation));
}
