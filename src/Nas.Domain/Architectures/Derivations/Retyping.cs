using System.Collections.Immutable;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Operations;
using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Derivations;

/// <summary>Retypes an existing tree with one node replaced; subtrees whose types do not change are shared.</summary>
internal sealed class Retyping : Composer<Derivation>
{
    private readonly Derivation? _replacement;
    private readonly CopyKind _copying;
    private int _nodesBefore;

    private Retyping(FoldScope scope, Work work, int index, Derivation? replacement, CopyKind copying)
        : base(scope, work) => (_nodesBefore, _replacement, _copying) = (index, replacement, copying);

    /// <summary>The tree with node <paramref name="index"/> (pre-order, root 0) replaced; null when its types no longer fit.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="index">Which node.</param>
    /// <param name="replacement">Its replacement; a module must be typed for that place already.</param>
    /// <param name="scope">The grammar's scope of grids.</param>
    /// <param name="work">What may still be done.</param>
    /// <param name="copying">When the node is a split: how the grammar repeats the inner module of its branching.</param>
    public static Derivation? Replace(
        Derivation tree,
        int index,
        Derivation replacement,
        FoldScope scope,
        Work work,
        CopyKind copying = CopyKind.Listed
    ) => new Retyping(scope, work, index, replacement, copying).Make(tree, Slot.Map(tree.Input));

    /// <summary>The same operations for another input type; null when they do not fit it.</summary>
    public static Derivation? For(Derivation tree, TensorType input, FoldScope scope, Work work) =>
        new Retyping(scope, work, -1, null, CopyKind.Listed).Make(tree, Slot.Map(input));

    protected override Derivation? Make(Derivation part, in Slot slot)
    {
        if (!Work.Spend(1))
        {
            return null;
        }

        if (_nodesBefore == 0)
        {
            _nodesBefore = -1;
            return _replacement is Leaf replacing ? Leaf(replacing, slot) : _replacement;
        }

        var holdsReplaced = _nodesBefore > 0 && _nodesBefore < part.Nodes;
        if (!holdsReplaced && _nodesBefore > 0)
        {
            _nodesBefore -= part.Nodes;
        }

        return part switch
        {
            Leaf leaf => Leaf(leaf, slot),
            Module module when holdsReplaced => Descend(module, slot),
            Module when slot.TakesModules && part.Input == slot.Input => part,
            Module module when slot.TakesModules => Shared(module, slot),
            Module => null,
            _ => throw Closed.Unknown(part),
        };
    }

    private static Derivation? Leaf(Leaf leaf, in Slot slot)
    {
        var shape = slot.Infer(leaf.Operation);
        return !shape.Applies ? null
            : leaf.Input == slot.Input && leaf.Output == shape.Type ? leaf
            : new Leaf(leaf.Operation, slot.Input, shape.Type);
    }

    private Derivation? Descend(Module module, in Slot slot)
    {
        _nodesBefore--;
        return _nodesBefore == 0 && FanOutChanges(module)
            ? WithFanOut(module, slot)
            : Compose(module.Combinator, module.Parts.AsSpan(), slot.Input);
    }

    private bool FanOutChanges(Module module) =>
        _replacement is Leaf { Operation: SplitOperation now }
        && module.Parts[0] is Leaf { Operation: SplitOperation before }
        && now.FanOut != before.FanOut;

    /// <summary>The number of branches changed: where the grammar copies by fan-out, the first inner module is used for all of
    /// them.</summary>
    private Derivation? WithFanOut(Module module, in Slot slot)
    {
        ImmutableArray<Derivation> parts =
            _copying == CopyKind.ByFanOut ? [module.Parts[0], module.Parts[1], module.Parts[^1]] : module.Parts;
        return _copying == CopyKind.Copied
            ? null
            : Compose(Combinator.Branch, parts.AsSpan(), slot.Input, repeatInner: _copying == CopyKind.ByFanOut);
    }

    /// <summary>Retypes a subtree that lies after the replaced node, where node indices are no longer needed.</summary>
    private Derivation? Shared(Module module, in Slot slot)
    {
        var before = _nodesBefore;
        _nodesBefore = -1;
        var typed = Compose(module.Combinator, module.Parts.AsSpan(), slot.Input);
        _nodesBefore = before;
        return typed;
    }
}
