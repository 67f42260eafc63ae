using Nas.Domain.Architectures.Variation;

namespace Nas.Domain.Search.Strategies.Partition;

/// <summary>What the derivations of a region may choose at one place.</summary>
/// <param name="At">The place in pre-order.</param>
/// <param name="Place">The same by what stands above it.</param>
/// <param name="Alternatives">The alternatives that they may take, ascending.</param>
/// <param name="Of">How many there are.</param>
internal sealed record Bound(int At, ProductionPlace Place, ValueArray<int> Alternatives, int Of)
{
    public bool Holds(ValueArray<Production> choices) =>
        At < choices.Length && choices[At].Place == Place && Alternatives.Contains(choices[At].Alternative);
}
