namespace Nas.Domain.Architectures.Variation;

/// <summary>Where a nonterminal stands, as far as the choice directly above it says.</summary>
/// <param name="Parent">The nonterminal above; −1 at the root.</param>
/// <param name="Alternative">The alternative that was taken for it; −1 at the root.</param>
/// <param name="Ordinal">Which of the nonterminals of that alternative it is, from 0.</param>
/// <param name="Rule">The nonterminal itself.</param>
public readonly record struct ProductionPlace(int Parent, int Alternative, int Ordinal, int Rule);
