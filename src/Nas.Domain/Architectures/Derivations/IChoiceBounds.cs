namespace Nas.Domain.Architectures.Derivations;

/// <summary>Says which choices a derivation may take.</summary>
public interface IChoiceBounds
{
    /// <summary>Whether the nonterminal at a place in pre-order may take an alternative.</summary>
    bool Allows(int place, int alternative);
}
