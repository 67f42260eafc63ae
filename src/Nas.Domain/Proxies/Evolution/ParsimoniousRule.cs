using System.Collections.Immutable;

namespace Nas.Domain.Proxies.Evolution;

/// <summary>Our rule: mean taus that differ by less than a thousandth count as equal, and the shorter formula wins.</summary>
/// <remarks>Kept is the front of length against tau; the answer is the shortest formula of the front within
/// <see cref="Tolerance"/> of its best. Equal formulas do not survive together, and a score that is not known ranks last, so that no formula
/// gains by not answering.</remarks>
public sealed record ParsimoniousRule : SelectionRule
{
    private const int Decimals = 3;

    /// <summary>How much tau a shorter answer may cost.</summary>
    public double Tolerance { get; init; } = 0.01;

    /// <inheritdoc/>
    public override UnknownScores Unknown => UnknownScores.RankedLast;

    /// <inheritdoc/>
    public override bool Prefers(Individual one, Individual other)
    {
        var (a, b) = (Math.Round(one.MeanTau, Decimals), Math.Round(other.MeanTau, Decimals));
        return a > b || a == b && one.Size < other.Size;
    }

    /// <summary>The front: from the shortest formula to the longest, each with a larger tau than all before it.</summary>
    public override ImmutableArray<Individual> Keep(ImmutableArray<Individual> kept, ImmutableArray<Individual> judged)
    {
        var front = ImmutableArray.CreateBuilder<Individual>();
        foreach (var individual in kept.AddRange(judged).OrderBy(individual => individual.Size).ThenByDescending(individual => individual.MeanTau))
        {
            if (front.Count == 0 || individual.MeanTau > front[^1].MeanTau)
            {
                front.Add(individual);
            }
        }

        return front.DrainToImmutable();
    }

    /// <inheritdoc/>
    public override Individual Answer(ImmutableArray<Individual> kept) => kept.First(individual => individual.MeanTau >= kept[^1].MeanTau - Tolerance);

    internal override ImmutableArray<Individual> Contestants(ImmutableArray<Individual> pooled) => [.. pooled.DistinctBy(individual => individual.Formula)];
}
