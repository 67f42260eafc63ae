using System.Collections.Immutable;
using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Learning.Formulas.Evolution;

/// <summary>Which formulas evolution prefers, and which it answers with.</summary>
public abstract record SelectionRule
{
    /// <summary>How architectures without a score are treated.</summary>
    public abstract UnknownScores Unknown { get; }

    /// <summary>Whether the first individual is better than the second.</summary>
    public abstract bool Prefers(Individual one, Individual other);

    /// <summary>The individuals kept as answers.</summary>
    /// <param name="kept">Those kept before; empty at first.</param>
    /// <param name="judged">The individuals of a generation.</param>
    /// <returns>At least one.</returns>
    public abstract ImmutableArray<Individual> Keep(ImmutableArray<Individual> kept, ImmutableArray<Individual> judged);

    /// <summary>The one answer among those kept.</summary>
    public abstract Individual Answer(ImmutableArray<Individual> kept);

    /// <summary>Who may survive of parents and offspring.</summary>
    internal virtual ImmutableArray<Individual> Contestants(ImmutableArray<Individual> pooled) => pooled;

    /// <summary>The winners of tournaments over random partitions, partitioned again until there are enough.</summary>
    /// <param name="pool">Who takes part.</param>
    /// <param name="size">How many meet in a tournament; the last of a partition may be smaller.</param>
    /// <param name="count">The number of winners.</param>
    /// <param name="cursor">Where partitions come from.</param>
    internal ImmutableArray<Individual> Winners(ImmutableArray<Individual> pool, int size, int count, ref RandomCursor cursor)
    {
        var winners = ImmutableArray.CreateBuilder<Individual>(count);
        while (winners.Count < count)
        {
            var order = cursor.NextPermutation(pool.Length);
            for (var first = 0; first < order.Length && winners.Count < count; first += size)
            {
                winners.Add(order.Skip(first).Take(size).Select(i => pool[i]).Aggregate((best, next) => Prefers(next, best) ? next : best));
            }
        }

        return winners.DrainToImmutable();
    }
}
