namespace Nas.Domain.Learning.Formulas.Evolution;

/// <summary>A generation of an evolution.</summary>
/// <param name="Number">0 for the random one.</param>
/// <param name="Population">The individuals that survived.</param>
/// <param name="Kept">The answers so far, by the rule of selection: a single one, or a front.</param>
/// <param name="Answer">The one answer so far.</param>
/// <param name="Judged">How many different formulas have been judged so far.</param>
public sealed record FormulaGeneration(
    int Number,
    ValueArray<Individual> Population,
    ValueArray<Individual> Kept,
    Individual Answer,
    int Judged
)
{
    /// <summary>The mean of the population's mean taus, to six decimals.</summary>
    public double MeanTau { get; } = Math.Round(Population.Average(individual => individual.MeanTau), 6);

    /// <summary>The best mean tau of the population.</summary>
    public double BestTau { get; } = Population.Max(individual => individual.MeanTau);

    /// <summary>The mean number of nodes.</summary>
    public double MeanSize { get; } = Population.Average(individual => individual.Size);
}
