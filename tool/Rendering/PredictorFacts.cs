using System.Globalization;
using Nas.Effects.Learning;

namespace Nas.Tool.Rendering;

/// <summary>One object of <c>surrogate eval --json</c>: means and standard deviations over the splits.</summary>
internal sealed record PredictorFacts(
    string Predictor,
    int Splits,
    double? Tau,
    double? TauDeviation,
    double? Spearman,
    double? SpearmanDeviation,
    double RegretAt10,
    double PrecisionAt10,
    double FitMilliseconds,
    double PredictMilliseconds
)
{
    /// <summary>The column titles of <see cref="Row"/>.</summary>
    public const string Titles = "predictor           tau             spearman        regret@10  precision@10  fit ms  predict ms";

    public static PredictorFacts Describe(PredictorReport report)
    {
        var (tau, spearman) = (report.Over(quality => quality.Tau), report.Over(quality => quality.Spearman));
        return new(
            report.Name,
            report.Splits.Length,
            Known(tau.Mean),
            Known(tau.Deviation),
            Known(spearman.Mean),
            Known(spearman.Deviation),
            report.Over(quality => quality.Regret).Mean,
            report.Over(quality => quality.Precision).Mean,
            report.FitMilliseconds,
            report.PredictMilliseconds
        );
    }

    // A predictor that gives every row the same number has no rank correlation.
    private static double? Known(double value) => double.IsFinite(value) ? value : null;

    /// <summary>A row of the table as text.</summary>
    public string Row() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Predictor, -18}  {Tau, 6:F3} ± {TauDeviation:F3}  {Spearman, 6:F3} ± {SpearmanDeviation:F3}  {RegretAt10, 9:F3}  {PrecisionAt10, 12:F2}  {FitMilliseconds, 6:F0}  {PredictMilliseconds, 10:F0}"
        );
}
