namespace Nas.Domain.Learning.Formulas.Evolution;

/// <summary>How well a score orders the architectures of each problem.</summary>
/// <param name="Name">The score.</param>
/// <param name="Taus">Kendall's tau-b on each problem; NaN where it is not defined.</param>
public sealed record NamedTaus(string Name, ValueArray<double> Taus)
{
    /// <summary>The mean over the problems.</summary>
    public double Mean => Taus.Average();
}
