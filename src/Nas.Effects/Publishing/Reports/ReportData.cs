using System.Text.Json;
using System.Text.Json.Serialization;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Trials;

namespace Nas.Effects.Publishing.Reports;

/// <summary>The numbers behind the charts, embedded in the page as JSON.</summary>
internal sealed record ReportData(
    IReadOnlyList<ReportPoint> Trials,
    IReadOnlyList<int> Best,
    IReadOnlyList<int> FrontParameters,
    IReadOnlyList<int> FrontMacs,
    IReadOnlyList<int> Front,
    int? Chosen,
    IReadOnlyList<int> Curves,
    IReadOnlyList<ReportCount> Verdicts,
    IReadOnlyList<ReportAgreement> Agreement
)
{
    /// <summary>What a score is called where it is no accuracy.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Measure { get; init; }

    /// <summary>Maximum number of learning curves drawn: more could not be distinguished.</summary>
    public const int MaxCurves = 40;

    public static ReportData Collect(ReportView view, IReadOnlyList<Trial> curves)
    {
        var drawn = curves.Select(trial => trial.Number).ToHashSet();
        return new(
            [.. view.Scored.Select(trial => ReportPoint.Create(trial, view.MinutesOf(trial), drawn.Contains(trial.Number)))],
            Numbers(view.Improvements),
            Numbers(Pareto.Front(view.Scored, size => size.Parameters)),
            Numbers(Pareto.Front(view.Scored, size => size.Macs)),
            Numbers(view.Front),
            view.Front.IsEmpty ? null : view.State.Best.Map(best => best.Number).ToNullable(),
            Numbers(curves),
            [
                .. view
                    .State.Trials.GroupBy(trial => trial.Verdict.Map(verdict => verdict.Kind).IfNone("open"))
                    .Select(group => new ReportCount(group.Key, group.Count()))
                    .OrderByDescending(count => count.Trials)
                    .ThenBy(count => count.Kind, StringComparer.Ordinal),
            ],
            SurrogateSection.Agreement(view.Diagnostics)
        )
        {
            Measure = view.Target is Target.Classes ? null : view.Measure,
        };
    }

    /// <summary>JSON that is safe inside a page: characters that could end its element are written as \u escapes.</summary>
    public string Print() => JsonSerializer.Serialize(this, ReportJson.Default.ReportData);

    private static int[] Numbers(IEnumerable<Trial> trials) => [.. trials.Select(trial => trial.Number)];
}
