using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars;

namespace Nas.Domain.Architectures.Variation;

/// <summary>Whether a grammar derives a tree.</summary>
public static class Membership
{
    /// <summary>Whether a derivation from the grammar's start gives this tree; true as well where that takes too many steps to tell.</summary>
    public static bool Derives(Grammar grammar, Derivation tree)
    {
        var work = Work.Of(grammar);
        return new Matching(grammar, work).Derives(grammar.Start, tree) || work.IsSpent;
    }
}
