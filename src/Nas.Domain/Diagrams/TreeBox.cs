using Nas.Domain.Architectures.Derivations;

namespace Nas.Domain.Diagrams;

/// <summary>A box in the drawing of a tree, with its subtrees.</summary>
/// <param name="Label">The text in the box.</param>
/// <param name="Note">The text on the edge that leads to it.</param>
/// <param name="Kind">Its colour.</param>
/// <param name="Children">Below it, in order.</param>
internal sealed record TreeBox(string Label, string Note, OperationKind Kind, ValueArray<TreeBox> Children)
{
    /// <summary>The picture of a derivation, level by level until there are so many boxes; a box says where more was left out.</summary>
    public static TreeBox Build(Derivation root, int max)
    {
        var (nodes, shown) = (new List<(Derivation? Node, int Copies, int Parent)> { (root, 1, -1) }, 1);
        for (var parent = 0; parent < nodes.Count; parent++)
        {
            foreach (var (node, copies) in nodes[parent].Node is { } open ? Outline.Children(open) : [])
            {
                var isShown = shown++ < max;
                nodes.Add((isShown ? node : null, copies, parent));
                if (!isShown)
                {
                    break;
                }
            }
        }

        var below = nodes.Index().ToLookup(entry => entry.Item.Parent, entry => entry.Index);
        return At(0);

        TreeBox At(int index) =>
            nodes[index] is ({ } node, var copies, _)
                ? Box(node, copies, [.. below[index].Select(At)])
                : new("… more", "", OperationKind.Structure, []);
    }

    private static TreeBox Box(Derivation node, int copies, ValueArray<TreeBox> children) =>
        new(
            (copies > 1 ? FormattableString.Invariant($"{copies} × ") : "") + Outline.Label(node),
            node.Input.HasShapeOf(node.Output) ? $"{node.Output}" : $"{node.Input} → {node.Output}",
            Outline.Innermost(node) is Leaf leaf ? OperationKinds.Classify(leaf.Operation) : OperationKind.Structure,
            children
        );
}
