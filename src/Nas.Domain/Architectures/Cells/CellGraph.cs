using System.Collections.Immutable;
using Nas.Domain.Architectures.Features;

namespace Nas.Domain.Architectures.Cells;

/// <summary>The operation graph of a NAS-Bench-201 cell: one node for the operation of each edge, label and group alike.</summary>
internal static class CellGraph
{
    private const int Last = 3;

    // From and to of each edge of a cell, in the cell's order.
    private static readonly ImmutableArray<(int From, int To)> Edges = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)];

    public static OperationGraph Build(Cell cell) =>
        OperationGraph.Build(graph =>
        {
            for (var edge = 0; edge < Cell.Edges; edge++)
            {
                graph.Add((int)cell[edge], (int)cell[edge], 1, Edges[edge].From == 0 ? [0] : Into(Edges[edge].From));
            }

            return Into(Last);
        });

    /// <summary>The nodes of the edges into a node of the cell.</summary>
    private static int[] Into(int node) =>
        [.. Enumerable.Range(0, Cell.Edges).Where(edge => Edges[edge].To == node).Select(edge => edge + 1)];
}
