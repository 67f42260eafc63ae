using System.Globalization;
using System.Text;
using Nas.Domain.Learning.Quality;
using Nas.Domain.Numerics.Statistics;
using Nas.Domain.Search.Studies;

namespace Nas.Effects.Publishing.Studies;

/// <summary>The numbers of a study as CSV. Names of tasks and methods need no quotes.</summary>
public static class StudyTables
{
    /// <summary>A row for each search.</summary>
    public static string Searches(StudyResults results) =>
        Table(
            "task,method,seed,trials,validation,test,seconds,surrogate_tau",
            results.Outcomes.Select(outcome =>
                Row(
                    outcome.Search.Task,
                    outcome.Search.Method,
                    outcome.Search.Seed,
                    outcome.Best.Length,
                    Number(outcome.Validation),
                    outcome.Test.Map(Number).IfNone(""),
                    Number(outcome.Seconds.IsEmpty ? 0 : outcome.Seconds[^1]),
                    Number(
                        KendallTau.B(
                            [.. outcome.Predictions.Select(one => one.Expected)],
                            [.. outcome.Predictions.Select(one => one.Score)]
                        )
                    )
                )
            )
        );

    /// <summary>A row for each task and method: means over the seeds, and half the widths of 95 % intervals.</summary>
    public static string Methods(StudyResults results) =>
        Table(
            "task,method,seeds,validation,validation_half_width,final,final_standard_error,gain,gain_half_width,wins,ties,losses,"
                + "reached,trials_to_reach,seconds_to_reach,speed_up,surrogate_tau",
            results.Methods.Select(result =>
                Row(
                    result.Task,
                    result.Method,
                    result.Seeds,
                    Number(result.Validation.Mean),
                    Number(result.Validation.HalfWidth),
                    Number(result.Final.Mean),
                    Number(result.StandardError),
                    Number(result.Gain.Mean),
                    Number(result.Gain.HalfWidth),
                    result.Wins,
                    result.Ties,
                    result.Losses,
                    result.Reached,
                    Number(result.TrialsToReach),
                    Number(result.SecondsToReach),
                    Number(result.SpeedUp),
                    Number(result.Tau)
                )
            )
        );

    /// <summary>A row for each task, method and trial: the best validation score so far, mean and ends of the 95 % interval.</summary>
    public static string Curves(StudyResults results) =>
        Table(
            "task,method,trial,best,low,high",
            from task in results.Study.Tasks
            from method in results.Study.Methods
            from point in results.Curve(task.Name, method.Name).Select((value, trial) => (value, trial))
            select Row(task.Name, method.Name, point.trial + 1, Number(point.value.Mean), Low(point.value), High(point.value))
        );

    private static string Low(MeanInterval value) => Number(value.Low);

    private static string High(MeanInterval value) => Number(value.High);

    private static string Table(string header, IEnumerable<string> rows) =>
        rows.Aggregate(new StringBuilder(header).Append('\n'), (text, row) => text.Append(row).Append('\n')).ToString();

    private static string Row(params object[] cells) =>
        string.Join(',', cells.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture)));

    /// <summary>Six decimals; nothing for what is not known.</summary>
    private static string Number(double value) => double.IsFinite(value) ? value.ToString("0.######", CultureInfo.InvariantCulture) : "";
}
