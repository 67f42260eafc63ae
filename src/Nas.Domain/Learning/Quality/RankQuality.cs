namespace Nas.Domain.Learning.Quality;

/// <summary>How well predictions order rows by their targets.</summary>
/// <param name="Tau">Kendall's tau-b.</param>
/// <param name="Spearman">Spearman's rho.</param>
/// <param name="Regret">The best target minus the best of the <see cref="Top"/> rows predicted highest.</param>
/// <param name="Precision">The share of the <see cref="Top"/> rows predicted highest that are among the <see cref="Top"/> best.</param>
public sealed record RankQuality(double Tau, double Spearman, double Regret, double Precision)
{
    /// <summary>The number of rows that <see cref="Regret"/> and <see cref="Precision"/> look at, where there are as many.</summary>
    public const int Top = 10;

    /// <summary>Compares predictions with targets.</summary>
    public static RankQuality Measure(ReadOnlySpan<double> predicted, ReadOnlySpan<double> actual)
    {
        var top = Math.Min(Top, actual.Length);
        return new(
            KendallTau.B(predicted, actual),
            Numerics.Statistics.Spearman.Rho(predicted, actual),
            TopK.Regret(predicted, actual, top),
            TopK.Precision(predicted, actual, top)
        );
    }
}
