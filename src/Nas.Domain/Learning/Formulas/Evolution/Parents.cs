using System.Collections.Immutable;
using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Learning.Formulas.Evolution;

/// <summary>The winners of tournaments of two, drawn without replacement; when none is left, tournaments are held again.</summary>
internal sealed class Parents(ImmutableArray<Individual> population, SelectionRule rule)
{
    private readonly List<Individual> _winners = [];

    public Formula Next(ref RandomCursor cursor)
    {
        if (_winners.Count == 0)
        {
            _winners.AddRange(rule.Winners(population, 2, 2 * population.Length, ref cursor));
        }

        var index = cursor.NextInt(_winners.Count);
        var winner = _winners[index];
        _winners[index] = _winners[^1];
        _winners.RemoveAt(_winners.Count - 1);
        return winner.Formula;
    }
}
