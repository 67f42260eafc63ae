namespace Nas.Domain.Architectures.Variation;

/// <summary>A choice that a derivation is made of.</summary>
/// <param name="Place">Where it was made.</param>
/// <param name="Alternative">The alternative that was taken; −1 where the grammar does not derive the subtree.</param>
/// <param name="Alternatives">How many there are.</param>
public readonly record struct Production(ProductionPlace Place, int Alternative, int Alternatives);
