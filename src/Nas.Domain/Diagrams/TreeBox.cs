using Nas.Domain.Architectures.Derivations;

namespace Nas.Domain.Diagrams;

/// <summary>A box in the drawing of a tree, with its subtrees.</summary>
/// <param name="Label">The text in the box.</param>
/// <param name="Note">The text on the edge that leads to it.</param>
/// <param name="Kind">Its colour.</param>
internal sealed record TreeBox(string Label, string Note, OperationKind Kind)
{
    private readonly List<TreeBox> _children = [];

    /// <summary>Below it, in order.</summary>
    public IReadOnlyList<TreeBox> Children => _children;

    /// <summary>The boxes of a derivation, level by level up to a maximum number; a box marks where parts are omitted.</summary>
    public static TreeBox Of(Derivation root, int most)
    {
        var top = Box(root, 1);
        var open = new Queue<(Derivation Node, TreeBox Box)>([(root, top)]);
        var boxes = 1;
        while (open.TryDequeue(out var next))
        {
            foreach (var (node, copies) in Outline.Children(next.Node))
            {
                if (boxes >= most)
                {
                    next.Box._children.Add(new("… more", "", OperationKind.Structure));
                    break;
                }

                var box = Box(node, copies);
                next.Box._children.Add(box);
                open.Enqueue((node, box));
                boxes++;
            }
        }

        return top;
    }

    private static TreeBox Box(Derivation node, int copies) => new(
        (copies > 1 ? FormattableString.Invariant($"{copies} × ") : "") + Outline.Label(node),
        node.Input.HasShapeOf(node.Output) ? $"{node.Output}" : $"{node.Input} → {node.Output}",
        Outline.Innermost(node) is Leaf leaf ? OperationKinds.Of(leaf.Operation) : OperationKind.Structure);
}
