using System.Collections.Immutable;

namespace Nas.Domain.Learning.Formulas.Evolution;

/// <summary>The authors' rule: the larger mean tau survives; the answer has the smallest mean rank over the problems.</summary>
/// <remarks>On a single problem, length breaks ties between equal taus. In each generation the answer so far and all individuals are ranked
/// on every problem, equal taus sharing the better rank. Nothing keeps formulas short.</remarks>
public sealed record PublishedRule : SelectionRule
{
    /// <inheritdoc/>
    public override UnknownScores Unknown => UnknownScores.LeftOut;

    /// <inheritdoc/>
    public override bool Prefers(Individual one, Individual other) =>
        one.MeanTau > other.MeanTau || one.Taus.Length == 1 && one.MeanTau == other.MeanTau && one.Size < other.Size;

    /// <inheritdoc/>
    public override ImmutableArray<Individual> Keep(ImmutableArray<Individual> kept, ImmutableArray<Individual> judged)
    {
        var all = kept.AddRange(judged);
        if (all[0].Taus.Length == 1)
        {
            return [all.AsEnumerable().Aggregate((best, next) => Prefers(next, best) ? next : best)];
        }

        var ranks = new int[all.Length];
        for (var problem = 0; problem < all[0].Taus.Length; problem++)
        {
            var taus = all.Select(individual => individual.Taus[problem]).OrderDescending().ToArray();
            for (var i = 0; i < ranks.Length; i++)
            {
                ranks[i] += Array.IndexOf(taus, all[i].Taus[problem]);
            }
        }

        return [all[Array.IndexOf(ranks, ranks.Min())]];
    }

    /// <inheritdoc/>
    public override Individual Answer(ImmutableArray<Individual> kept) => kept[0];
}
