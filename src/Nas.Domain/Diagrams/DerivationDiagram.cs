using System.Collections.Immutable;
using Nas.Domain.Architectures.Derivations;

namespace Nas.Domain.Diagrams;

/// <summary>Draws architectures as trees: operations and combinators as boxes, the tensors' shapes on the edges.</summary>
/// <remarks>Chains of <c>sequence</c> are one list of steps, as <see cref="Outline"/> has it. The root is at the top left; earlier steps
/// are above later ones.</remarks>
public static class DerivationDiagram
{
    /// <summary>Boxes that are drawn; for a larger architecture the deepest levels are omitted and marked as such.</summary>
    public const int MaxBoxes = 1500;

    private const double RowHeight = 30;
    private const double BoxHeight = 22;
    private const double Trunk = 14;

    /// <summary>The diagram; a function of the architecture alone.</summary>
    public static Diagram Draw(Derivation architecture)
    {
        var boxes = TreeLayout.Place(TreeBox.Build(architecture, MaxBoxes));
        var columns = Columns(boxes);
        return new(
            $"Derivation tree of an architecture for {architecture.Input}",
            boxes.Max(box => columns[box.Level].Left + Width(box.Box)),
            boxes.Max(box => box.Row) * RowHeight + BoxHeight,
            Markup.Format($"{boxes.Skip(1).Select(box => Edge(box, columns))}{boxes.Select(box => Node(box, columns[box.Level]))}"),
            [.. boxes.Select(box => box.Box.Kind).Distinct().Order()]
        );
    }

    private static ImmutableArray<Column> Columns(List<PlacedBox> boxes)
    {
        var columns = ImmutableArray.CreateBuilder<Column>();
        var left = 0.0;
        foreach (var level in boxes.GroupBy(box => box.Level).OrderBy(level => level.Key))
        {
            left += level.Key == 0 ? 0 : 2 * Trunk + level.Max(box => Letters.Note(box.Box.Note));
            var right = left + level.Max(box => Width(box.Box));
            columns.Add(new(left, right));
            left = right;
        }

        return columns.ToImmutable();
    }

    private static Markup Edge(PlacedBox box, ImmutableArray<Column> columns)
    {
        var (from, trunk, to) = (columns[box.Level - 1].Left, columns[box.Level - 1].Right + Trunk / 2, columns[box.Level].Left);
        var (top, middle) = (Middle(box.ParentRow), Middle(box.Row));
        var path =
            box.Row == box.ParentRow ? Markup.Format($"M{from} {middle}H{to}") : Markup.Format($"M{trunk} {top}V{middle - 6}q0 6 6 6H{to}");
        return Markup.Format(
            $"<path class=\"edge\" d=\"{path}\"/><text class=\"note\" x=\"{to - 5}\" y=\"{middle - 4}\" text-anchor=\"end\">{box.Box.Note}</text>\n"
        );
    }

    private static Markup Node(PlacedBox box, Column column) =>
        Markup.Format(
            $"<rect class=\"{box.Box.Kind.Class()}\" x=\"{column.Left}\" y=\"{box.Row * RowHeight}\" width=\"{Width(box.Box)}\" height=\"{BoxHeight}\" rx=\"5\"/><text x=\"{column.Left + 7}\" y=\"{Middle(box.Row) + 4}\">{box.Box.Label}</text>\n"
        );

    private static double Middle(int row) => row * RowHeight + BoxHeight / 2;

    private static double Width(TreeBox box) => Letters.Label(box.Label) + 14;

    /// <summary>Where the boxes of a level begin, and where the widest ends.</summary>
    private readonly record struct Column(double Left, double Right);
}
