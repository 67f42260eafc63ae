using Nas.Domain.Architectures.Variation;

namespace Nas.Domain.Search.Strategies.Fidelities;

/// <summary>How often some derivations take each alternative at each place, one more than counted, so that nothing is impossible
/// (Laplace's rule).</summary>
internal sealed class ProductionCounts
{
    // Looked up, never iterated.
    private readonly Dictionary<ProductionPlace, int> _places = [];
    private readonly Dictionary<(ProductionPlace Place, int Alternative), int> _taken = [];

    private ProductionCounts() { }

    /// <summary>The counts of the productions of all derivations.</summary>
    public static ProductionCounts Of(IEnumerable<Production> productions)
    {
        var counts = new ProductionCounts();
        foreach (var (place, alternative, _) in productions)
        {
            counts._places[place] = counts._places.GetValueOrDefault(place) + 1;
            counts._taken[(place, alternative)] = counts._taken.GetValueOrDefault((place, alternative)) + 1;
        }

        return counts;
    }

    /// <summary>The logarithm of the share of derivations that take the same alternative at this place.</summary>
    public double LogShare(Production production) =>
        Math.Log(
            (_taken.GetValueOrDefault((production.Place, production.Alternative)) + 1.0)
                / (_places.GetValueOrDefault(production.Place) + production.Alternatives)
        );
}
