using System.Globalization;
using LanguageExt;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Trials;
using Nas.Effects.Files;
using Nas.Effects.Publishing.Reports;
using Nas.Effects.Runs.Replaying;

namespace Nas.Effects.Publishing.TensorBoard;

/// <summary>A run as a folder for TensorBoard, derived from the journal: writing it again gives the same files.</summary>
public static class TensorBoardFolder
{
    /// <summary>Writes <c>search</c>, with the score of every trial and the best so far, and <c>trial-0000</c> … with the learning curves
    /// and settings of each trial.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static void Write(RunReplay run, string folder)
    {
        foreach (var (name, content) in Files(run))
        {
            DurableFile.Write(Path.Combine(folder, name), stream => stream.Write(content));
        }
    }

    /// <summary>The files by their names in the folder.</summary>
    internal static IEnumerable<(string Name, byte[] Content)> Files(RunReplay run)
    {
        var began = run.History.Rows.HeadOrNone().Map(row => Seconds(row.Utc)).IfNone(0);
        var file = FormattableString.Invariant($"events.out.tfevents.{began:0000000000}.nas-search");
        var ended = Ends(run);
        yield return (Path.Combine("search", file), Search(run.State, began, ended));
        foreach (var trial in run.State.Trials)
        {
            if (trial.Verdict.Case is Verdict verdict)
            {
                yield return (
                    Path.Combine(FormattableString.Invariant($"trial-{trial.Number:0000}"), file),
                    EncodeTrial(trial, verdict, ended[trial.Number])
                );
            }
        }
    }

    private static byte[] Search(SearchState state, double began, Dictionary<int, double> ended)
    {
        var events = new EventFile(began);
        Trial? best = null;
        foreach (var trial in state.Trials.Where(trial => trial.Score.IsSome))
        {
            best = best is null || Trial.IsBetter(trial, best) ? trial : best;
            events.Scalar($"search/{Tag(trial)}", trial.Number, ScoreOf(trial), ended[trial.Number]);
            events.Scalar("search/best_so_far", trial.Number, ScoreOf(best), ended[trial.Number]);
        }

        return events.Bytes;
    }

    private static byte[] EncodeTrial(Trial trial, Verdict verdict, double ended)
    {
        var began = ended - trial.Usage.Seconds;
        var events = new EventFile(began);
        events.Settings(
            [
                .. trial.Proposal.Candidate.Map(candidate => SettingsOf(candidate.Size)).IfNone([]),
                ("origin", ReportWords.Kind(trial.Proposal.Origin)),
                ("outcome", verdict.Kind),
            ],
            began,
            ended,
            verdict is Verdict.Scored
        );
        var (accuracy, loss) = (LearningCurves.Accuracy(verdict), LearningCurves.Loss(verdict));
        Curve(events, "trial/loss_by_epoch", loss, ended);
        if (accuracy.Count >= loss.Count)
        {
            Curve(events, $"trial/{Tag(trial)}_by_epoch", accuracy, ended);
        }

        trial.Score.IfSome(score => events.Scalar($"trial/{Tag(trial)}", 0, score, ended));
        return events.Bytes;
    }

    /// <summary>What the score of a trial is called.</summary>
    private static string Tag(Trial trial) =>
        trial.Verdict.Case is not Verdict.Scored { Validation.Case: Evaluation found } scored ? "accuracy"
        : found is not Evaluation.OfClasses && found.First != scored.Score ? "score"
        : found switch
        {
            Evaluation.OfNumbers => "r2",
            Evaluation.OfLabels => "map",
            Evaluation.OfMasks => "iou",
            _ => "accuracy",
        };

    private static List<(string, object)> SettingsOf(CandidateSize size) =>
        [("parameters", size.Parameters), ("macs", size.Macs), ("activation_bytes", size.ActivationBytes), ("nodes", size.Nodes)];

    private static void Curve(EventFile events, string tag, IReadOnlyList<double> values, double time)
    {
        for (var epoch = 1; epoch <= values.Count; epoch++)
        {
            events.Scalar(tag, epoch, values[epoch - 1], time);
        }
    }

    private static Dictionary<int, double> Ends(RunReplay run)
    {
        var ends = new Dictionary<int, double>();
        foreach (var row in run.History.Rows)
        {
            if (row.Event is SearchEvent.Finished finished)
            {
                ends[finished.Trial] = Seconds(row.Utc);
            }
        }

        return ends;
    }

    private static double ScoreOf(Trial trial) => trial.Score.IfNone(double.NaN);

    private static double Seconds(string utc) =>
        DateTimeOffset.TryParse(utc, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.ToUnixTimeMilliseconds() / 1000.0
            : 0;
}
