using System.Collections.Immutable;
using System.Globalization;
using Nas.Domain.Learning.Quality;
using Nas.Domain.Numerics.Statistics;

namespace Nas.Tool.Commands.Surrogates;

/// <summary>One line of <c>surrogate eval --continual</c>: an object of its <c>--json</c>.</summary>
/// <param name="Predictor">The predictor.</param>
/// <param name="Task">The task, or the table.</param>
/// <param name="Others">Whether other tasks were learnt from before.</param>
/// <param name="Refit">Whether it learnt again at every window.</param>
/// <param name="Window">Architectures of a window.</param>
/// <param name="Taus">Kendall's tau-b of each window, mean over seeds; null where it is undefined.</param>
/// <param name="Mean">The mean of those that are defined; null if none is.</param>
internal sealed record ContinualFacts(
    string Predictor,
    string Task,
    bool Others,
    bool Refit,
    int Window,
    ImmutableArray<double?> Taus,
    double? Mean
)
{
    private const int Cell = 7;

    /// <summary>The facts of a predictor on a task.</summary>
    /// <param name="predictor">Its name.</param>
    /// <param name="one">The task.</param>
    /// <param name="evaluation">How it was judged.</param>
    /// <param name="seeds">The taus of each seed.</param>
    public static ContinualFacts Describe(
        string predictor,
        ContinualCase one,
        ContinualEvaluation evaluation,
        ImmutableArray<ImmutableArray<double>> seeds
    )
    {
        var taus = Enumerable
            .Range(0, evaluation.WindowsOf(one.Order))
            .Select(window => MeanAndDeviation.Compute([.. seeds.Select(seed => seed[window])]).Mean)
            .ToImmutableArray();
        var known = taus.Where(double.IsFinite).ToArray();
        return new(
            predictor,
            one.Task,
            one.Others.IsSome,
            evaluation.Refits,
            evaluation.Window,
            [.. taus.Select(tau => double.IsFinite(tau) ? tau : (double?)null)],
            known.Length == 0 ? null : known.Average()
        );
    }

    /// <summary>Column titles for lines with up to so many windows.</summary>
    public static string Titles(int widest, int window, int windows) =>
        Line(
            "predictor",
            "task",
            "learns from",
            widest,
            Enumerable.Range(1, windows).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i * window}")).Append("mean")
        );

    /// <summary>The facts as a line.</summary>
    /// <param name="widest">Letters of the longest name of a task.</param>
    /// <param name="windows">Columns for windows.</param>
    public string Row(int widest, int windows) =>
        Line(Predictor, Task, Learnt, widest, Taus.Select(Text).Concat(Enumerable.Repeat("", windows - Taus.Length)).Append(Text(Mean)));

    private string Learnt =>
        (Others, Refit) switch
        {
            (false, true) => "own so far",
            (true, true) => "others, own",
            (false, false) => "first own",
            (true, false) => "others",
        };

    private static string Text(double? tau) => tau is null ? "–" : string.Create(CultureInfo.InvariantCulture, $"{tau:F3}");

    private static string Line(string predictor, string task, string learnt, int widest, IEnumerable<string> cells) =>
        $"{predictor, -18}  {task.PadRight(widest)}  {learnt, -11}  {string.Join("  ", cells.Select(cell => cell.PadLeft(Cell)))}".TrimEnd();
}
