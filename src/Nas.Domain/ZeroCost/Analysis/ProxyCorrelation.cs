using Nas.Domain.Learning.Quality;
using Nas.Domain.Numerics.Statistics;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.ZeroCost.Analysis;

/// <summary>How a proxy ranks architectures.</summary>
/// <param name="Proxy">Its name.</param>
/// <param name="Tau">Kendall's tau-b with the quality; NaN where it is the same for all.</param>
/// <param name="Rho">Spearman's rho with the quality; NaN likewise.</param>
/// <param name="Architectures">Those whose proxy is known.</param>
public sealed record ProxyCorrelation(string Proxy, double Tau, double Rho, int Architectures)
{
    /// <summary>Each column of a table beside the quality of its rows; larger is better.</summary>
    public static ValueArray<ProxyCorrelation> MeasureAll(FeatureTable proxies, ValueArray<double> quality) =>
        [
            .. Enumerable
                .Range(0, proxies.Columns)
                .Select(column => Measure(proxies.Names[column], proxies.Column(column).ToArray(), quality)),
        ];

    private static ProxyCorrelation Measure(string proxy, double[] values, ValueArray<double> quality)
    {
        int[] known = [.. Enumerable.Range(0, values.Length).Where(row => double.IsFinite(values[row]) && double.IsFinite(quality[row]))];
        double[] x = [.. known.Select(row => values[row])];
        double[] y = [.. known.Select(row => quality[row])];
        return new(proxy, KendallTau.B(x, y), Spearman.Rho(x, y), known.Length);
    }
}
