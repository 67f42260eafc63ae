using System.Collections.Immutable;
using System.Globalization;
using Nas.Domain.Search.Archives;

namespace Nas.Tool.Commands.Surrogates;

/// <summary>One cell of the table of <c>surrogate eval --archive</c>: an object of its <c>--json</c>.</summary>
/// <param name="Predictor">The predictor.</param>
/// <param name="Source">The task learnt from; null for all others.</param>
/// <param name="Target">The task whose architectures are ranked; the source itself for cross-validation.</param>
/// <param name="Learnt">Number of architectures learnt from.</param>
/// <param name="Ranked">Number of architectures ranked.</param>
/// <param name="Tau">Kendall's tau-b, mean over seeds; null if it is undefined.</param>
/// <param name="TauDeviation">Standard deviation over seeds.</param>
internal sealed record TransferFacts(
    string Predictor,
    string? Source,
    string Target,
    int Learnt,
    int Ranked,
    double? Tau,
    double? TauDeviation
)
{
    private const string Others = "(all others)";
    private const int Cell = 15;

    public static TransferFacts Describe(TransferTau tau) =>
        new(tau.Predictor, tau.Source, tau.Target, tau.Learnt, tau.Ranked, Known(tau.Tau.Mean), Known(tau.Tau.Deviation));

    /// <summary>The table of one predictor as text: a row for each source, a column for each target.</summary>
    public static IEnumerable<string> Table(ImmutableArray<TransferTau> taus)
    {
        var targets = taus.Select(tau => tau.Target).Distinct().ToList();
        var width = taus.Select(tau => (tau.Source ?? Others).Length).Append(taus[0].Predictor.Length + " from \\ to".Length).Max();
        var columns = targets.Select(target => Math.Max(Cell, target.Length)).ToList();
        yield return Line(width, columns, $"{taus[0].Predictor} from \\ to", targets);
        foreach (var row in taus.GroupBy(tau => tau.Source))
        {
            yield return Line(
                width,
                columns,
                row.Key ?? Others,
                targets.Select(target => row.FirstOrDefault(tau => tau.Target == target) is { } tau ? Describe(tau).Text : "")
            );
        }
    }

    private string Text => Tau is null ? "–" : string.Create(CultureInfo.InvariantCulture, $"{Tau, 6:F3} ± {TauDeviation:F3}");

    private static string Line(int width, IReadOnlyList<int> columns, string title, IEnumerable<string> cells) =>
        $"{title.PadRight(width)}  {string.Join("  ", cells.Select((cell, i) => cell.PadLeft(columns[i])))}".TrimEnd();

    private static double? Known(double value) => double.IsFinite(value) ? value : null;
}
