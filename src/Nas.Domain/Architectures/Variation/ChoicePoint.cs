using Nas.Domain.Architectures.Derivations;

namespace Nas.Domain.Architectures.Variation;

/// <summary>A place of an architecture where the grammar offers whole operations to choose from.</summary>
/// <param name="Index">The pre-order index of the node that stands there.</param>
/// <param name="Node">That node.</param>
/// <param name="Alternatives">The grammar's alternatives that fit, ascending; at least two.</param>
/// <param name="Parts">What each of them derives.</param>
public sealed record ChoicePoint(int Index, Derivation Node, ValueArray<int> Alternatives, ValueArray<Derivation> Parts);
