using System.Collections.Frozen;
using System.Collections.Immutable;
using Nas.Domain.Architectures.Variation;

namespace Nas.Domain.Search.Strategies.Fidelities;

/// <summary>How often some derivations take each alternative at each place, one more than counted, so that nothing is impossible
/// (Laplace's rule).</summary>
internal sealed class ProductionCounts
{
    private readonly FrozenDictionary<ProductionPlace, int> _places;
    private readonly FrozenDictionary<(ProductionPlace Place, int Alternative), int> _taken;

    private ProductionCounts(ImmutableArray<Production> productions)
    {
        _places = Counted(productions.Select(production => production.Place));
        _taken = Counted(productions.Select(production => (production.Place, production.Alternative)));
    }

    /// <summary>The counts of the productions of all derivations.</summary>
    public static ProductionCounts Of(IEnumerable<Production> productions) => new([.. productions]);

    /// <summary>The logarithm of the share of derivations that take the same alternative at this place.</summary>
    public double LogShare(Production production) =>
        Math.Log(
            (_taken.GetValueOrDefault((production.Place, production.Alternative)) + 1.0)
                / (_places.GetValueOrDefault(production.Place) + production.Alternatives)
        );

    private static FrozenDictionary<T, int> Counted<T>(IEnumerable<T> all)
        where T : notnull => all.CountBy(one => one).ToFrozenDictionary();
}
