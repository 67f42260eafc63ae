using System.Collections.Immutable;

namespace Nas.Domain.Learning.Formulas.Evolution;

/// <summary>Our rule: the mean tau less the standard deviation over the problems counts; differences below a thousandth do not, and the
/// shorter formula wins.</summary>
/// <remarks>Of two formulas with the same mean, the one with the smaller deviation is preferred: it generalises better to problems that it
/// has not seen. Kept is the front of length against what counts; the answer is the shortest formula of the front within <see
/// cref="Tolerance"/> of its best. Equal formulas do not survive together, and a score that is not known ranks last, so that no formula
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
        var (a, b) = (Math.Round(Worth(one), Decimals), Math.Round(Worth(other), Decimals));
        return a > b || a == b && one.Size < other.Size;
    }

    /// <summary>The front: from the shortest formula to the longest, each worth more than all before it.</summary>
    public override ImmutableArray<Individual> Keep(ImmutableArray<Individual> kept, ImmutableArray<Individual> judged)
    {
        var front = ImmutableArray.CreateBuilder<Individual>();
        foreach (var individual in kept.AddRange(judged).OrderBy(individual => individual.Size).ThenByDescending(Worth))
        {
            if (front.Count == 0 || Worth(individual) > Worth(front[^1]))
            {
                front.Add(individual);
            }
        }

        return front.DrainToImmutable();
    }

    private static double Worth(Individual individual) => individual.MeanTau - individual.Deviation;

    /// <inheritdoc/>
    public override Individual Answer(ImmutableArray<Individual> kept) =>
        kept.First(individual => Worth(individual) >= Worth(kept[^1]) - Tolerance);

    internal override ImmutableArray<Individual> Contestants(ImmutableArray<Individual> pooled) =>
        [.. pooled.DistinctBy(individual => individual.Formula)];
}
