namespace Nas.Domain.Learning.Formulas.Evolution;

/// <summary>Probability of each kind of variation; the remainder to 1 is copying. The defaults are the authors'.</summary>
public sealed record VariationRates
{
    /// <summary>A random part of one parent is replaced by a random part of another.</summary>
    public double Crossover { get; init; } = 0.70;

    /// <summary>A random part is replaced by a random part of a new formula.</summary>
    public double Subtree { get; init; } = 0.10;

    /// <summary>A random part is replaced by a random part of itself.</summary>
    public double Hoist { get; init; } = 0.05;

    /// <summary>Functions and metrics are exchanged for others of their kind.</summary>
    public double Point { get; init; } = 0.10;

    /// <summary>The probability of each node to be exchanged then.</summary>
    public double PointOfEachNode { get; init; } = 0.05;
}
