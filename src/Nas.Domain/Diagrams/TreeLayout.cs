namespace Nas.Domain.Diagrams;

/// <summary>Places the boxes of a tree: levels from left to right, every parent in the row of its first child, subtrees as close as their
/// outlines allow.</summary>
/// <remarks>The outlines are the contours of Reingold and Tilford (1981). A parent is placed next to its first child rather than in the
/// middle of all: a long tree is read from its top left corner on.</remarks>
internal static class TreeLayout
{
    /// <summary>All boxes, parents before children, children in order.</summary>
    public static List<PlacedBox> Place(TreeBox root)
    {
        var placed = new List<PlacedBox>();
        Walk(Outlined(root), 0, 0, 0, placed);
        return placed;
    }

    private static void Walk(Subtree tree, int level, int row, int parentRow, List<PlacedBox> placed)
    {
        placed.Add(new(tree.Box, level, row, parentRow));
        foreach (var (child, offset) in tree.Children)
        {
            Walk(child, level + 1, row + offset, row, placed);
        }
    }

    private static Subtree Outlined(TreeBox box)
    {
        var children = new List<(Subtree, int)>();
        List<int> first = [],
            last = [];
        foreach (var child in box.Children.Select(Outlined))
        {
            var offset = Offset(child, last);
            children.Add((child, offset));
            for (var level = 0; level < child.Last.Length; level++)
            {
                if (level < last.Count)
                {
                    last[level] = offset + child.Last[level];
                }
                else
                {
                    first.Add(offset + child.First[level]);
                    last.Add(offset + child.Last[level]);
                }
            }
        }

        return new(box, [.. children], [0, .. first], [0, .. last]);
    }

    /// <summary>The first row, counted from the parent's, where the child's subtree overlaps nothing.</summary>
    private static int Offset(Subtree child, List<int> last)
    {
        var offset = 0;
        for (var level = 0; level < Math.Min(child.First.Length, last.Count); level++)
        {
            offset = Math.Max(offset, last[level] + 1 - child.First[level]);
        }

        return offset;
    }

    /// <summary>A subtree with the rows of its children and its contours, the first and the last row on every level, all counted from its
    /// own row.</summary>
    private sealed record Subtree(
        TreeBox Box,
        ValueArray<(Subtree Tree, int Offset)> Children,
        ValueArray<int> First,
        ValueArray<int> Last
    );
}
