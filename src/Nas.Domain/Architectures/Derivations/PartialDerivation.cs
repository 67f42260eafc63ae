namespace Nas.Domain.Architectures.Derivations;

/// <summary>How a derivation begins.</summary>
/// <param name="Taken">The alternatives of its first nonterminals, in pre-order.</param>
/// <param name="Tried">Alternatives that the next nonterminal must not take.</param>
public sealed record PartialDerivation(ValueArray<int> Taken, ValueArray<int> Tried) : IChoiceBounds
{
    /// <inheritdoc/>
    public bool Allows(int place, int alternative) =>
        place < Taken.Length ? Taken[place] == alternative : place > Taken.Length || !Tried.Contains(alternative);
}
