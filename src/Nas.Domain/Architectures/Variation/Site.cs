using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Text;

namespace Nas.Domain.Architectures.Variation;

/// <summary>A place in a derivation where a nonterminal of the grammar stands, so that its subtree can be exchanged.</summary>
/// <param name="Index">Pre-order index of the node in its tree, root 0.</param>
/// <param name="Rule">The nonterminal.</param>
/// <param name="Alternative">The alternative that the node was derived by; −1 when none matches (hand-written seeds).</param>
/// <param name="Depth">Depth of the node, root 0.</param>
/// <param name="Copies">How many copies of the node the network holds, at most 2^40.</param>
/// <param name="Node">The subtree.</param>
/// <param name="Slot">What the subtree inherits.</param>
/// <param name="Copying">When the node is a split: how the grammar repeats the inner module of its branching.</param>
internal readonly record struct Site(
    int Index,
    int Rule,
    int Alternative,
    int Depth,
    long Copies,
    Derivation Node,
    Slot Slot,
    CopyKind Copying
)
{
    /// <summary>The tree with another subtree here; null when its types no longer fit, the grammar does not derive it, or its text would be
    /// nested too deep.</summary>
    public Derivation? Put(Derivation tree, Derivation subtree, FoldScope scope, Work work) =>
        Retyping.Replace(tree, Index, subtree, scope, work, Copying) is { Height: < TermParser.MaxNesting } made ? made : null;
}
