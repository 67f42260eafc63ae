using System.Collections.Immutable;

namespace Nas.Domain.Learning.Formulas.Evolution;

/// <summary>A formula with Kendall's tau-b on every problem.</summary>
/// <param name="Formula">The formula.</param>
/// <param name="Taus">One for each problem, to six decimals; −1 where it is not defined.</param>
public sealed record Individual(Formula Formula, ValueArray<double> Taus)
{
    private const int Decimals = 6;

    /// <summary>The mean over the problems, rounded to six decimals, that selection compares.</summary>
    public double MeanTau { get; } = Math.Round(Taus.Average(), Decimals);

    /// <summary>The standard deviation over the problems; 0 for a single one.</summary>
    public double Deviation { get; } = Math.Sqrt(Taus.Select(tau => tau - Taus.Average()).Average(off => off * off));

    /// <summary>The number of nodes of the formula.</summary>
    public int Size { get; } = Formula.Size;

    /// <summary>Judges a formula on problems.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="problems">At least one.</param>
    /// <param name="unknown">How architectures without a score are treated.</param>
    public static Individual Judge(Formula formula, ImmutableArray<FormulaProblem> problems, UnknownScores unknown) =>
        new(
            formula,
            [
                .. problems.Select(problem =>
                    FormulaTau.Compute(formula, problem, unknown) is var tau && double.IsNaN(tau) ? -1 : Math.Round(tau, Decimals)
                ),
            ]
        );
}
