using System.Globalization;
using System.Text.Json.Serialization;
using Nas.Domain.Search.Tabular;

namespace Nas.Tool.Commands.Benchmarks;

/// <summary>One object of <c>bench search --json</c>: a strategy over all seeds. Accuracies are 0 … 1; half widths are of 95 % confidence
/// intervals.</summary>
/// <param name="Strategy">The strategy.</param>
/// <param name="Task">The task.</param>
/// <param name="Queries">Trials of a search; null where epochs are counted.</param>
/// <param name="Seeds">Searches.</param>
/// <param name="At">Its results after some numbers of queries, including the last one.</param>
/// <param name="Area">Mean test accuracy over all queries: the area under the curve.</param>
/// <param name="AreaHalfWidth">Its half width.</param>
/// <param name="Gain">Test accuracy at the end less that of regularised evolution, seed by seed.</param>
/// <param name="GainHalfWidth">Its half width.</param>
/// <param name="Seconds">Wall-clock seconds of all its searches.</param>
internal sealed record StrategyFacts(
    string Strategy,
    string Task,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Queries,
    int Seeds,
    IReadOnlyList<StrategyPoint> At,
    double Area,
    double? AreaHalfWidth,
    double? Gain,
    double? GainHalfWidth,
    double Seconds
)
{
    private static readonly int[] PartsOfQueries = [6, 3, 2, 1];
    private static readonly int[] PartsOfEpochs = [10, 5, 2, 1];

    /// <summary>Epochs of a search; null where queries are counted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Epochs { get; init; }

    public static StrategyFacts Describe(TabularTask task, Horizon horizon, StrategyCurves curves, StrategyCurves baseline, double seconds)
    {
        var spent = (int)Math.Round(horizon.SpentAt(horizon.Points - 1));
        var (area, gain) = (curves.Over(curve => curve.Area), curves.Gain(baseline, curve => curve.Test[^1]));
        return new(
            curves.Name,
            task.Task.Name,
            horizon.InEpochs ? null : spent,
            curves.Curves.Length,
            [
                .. (horizon.InEpochs ? PartsOfEpochs : PartsOfQueries)
                    .Select(part => Math.Max(1, horizon.Points / part) - 1)
                    .Distinct()
                    .Select(point => StrategyPoint.At(task, curves, horizon, point)),
            ],
            area.Mean,
            Known(area.HalfWidth),
            ReferenceEquals(curves, baseline) ? null : gain.Mean,
            ReferenceEquals(curves, baseline) ? null : Known(gain.HalfWidth),
            seconds
        )
        {
            Epochs = horizon.InEpochs ? spent : null,
        };
    }

    /// <summary>The column titles of <see cref="Row"/>.</summary>
    [JsonIgnore]
    public string Titles =>
        Columns(
            "strategy",
            At.Select(point => string.Create(CultureInfo.InvariantCulture, $"regret@{point.Queries ?? point.Epochs}")),
            "test %",
            "area %",
            "over evolution",
            "seconds"
        );

    /// <summary>A row of the table as text, in percent.</summary>
    public string Row() =>
        Columns(
            Strategy,
            At.Select(point => Percent(point.Regret, point.TestHalfWidth)),
            Percent(At[^1].Test, At[^1].TestHalfWidth),
            Percent(Area, AreaHalfWidth),
            Gain is { } gain ? Percent(gain, GainHalfWidth) : "",
            Seconds.ToString("F1", CultureInfo.InvariantCulture)
        );

    /// <summary>The number, or null if JSON cannot represent it.</summary>
    public static double? Known(double value) => double.IsFinite(value) ? value : null;

    private static string Columns(string name, IEnumerable<string> points, params ReadOnlySpan<string> others) =>
        string.Concat(points.Concat(others.ToArray()).Select(text => text.PadRight(15)).Prepend(name.PadRight(23) + " ")).TrimEnd();

    private static string Percent(double mean, double? halfWidth) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{100 * mean:F2}{(halfWidth is { } half ? string.Create(CultureInfo.InvariantCulture, $" ± {100 * half:F2}") : "")}"
        );
}
