using System.Collections.Immutable;
using System.Numerics;
using Nas.Domain.Architectures.Features;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Architectures.Cells;

/// <summary>Neural graph features (GRAF; Kadlecová et al., 2024) of NAS-Bench-201 cells, over all subsets S of the five
/// operations.</summary>
/// <remarks>
/// <list type="bullet">
/// <item><c>cnt.o</c>: how often operation o occurs.</item>
/// <item><c>min.ban.S</c>: edges on the shortest input–output path without S; 5 when there is none.</item>
/// <item><c>max.only.S</c>: edges on the longest path of S alone; −1 when there is none.</item>
/// <item><c>deg.in.S</c>, <c>deg.out.S</c>, <c>deg.avgout.S</c>: edges of S that leave the input, that enter the output, and
/// that leave a node on average.</item>
/// <item><c>max.on.S</c>, an addition to the published families: maximum number of edges of S on any path that <c>none</c> does not
/// interrupt; −1 when there is no such path.</item>
/// </list>
/// </remarks>
public static class CellFeatures
{
    private const int Disconnected = 5;

    private const int Nodes = 4;

    private static readonly ImmutableArray<string> Operations = ["skip", "none", "c3", "c1", "avg"];

    private static readonly ImmutableArray<uint> Subsets = OperationSubsets.Enumerate(Operations.Length);

    // A set of (edge, operation) pairs is a word with one bit for each: bit 5 × edge + operation.
    private static readonly ImmutableArray<uint> Paths = [.. CellPaths.All.Select(path => EdgesOf([.. path]))];

    private static readonly uint FromInput = EdgesOf(0, 1, 2);

    private static readonly uint IntoOutput = EdgesOf(2, 4, 5);

    private static readonly uint Everywhere = EdgesOf(0, 1, 2, 3, 4, 5);

    /// <summary>The 160 published features, in column order.</summary>
    public static ImmutableArray<string> Published { get; } =
    [
        .. Operations.Select(operation => $"cnt.{operation}"),
        .. Subsets.SkipLast(1).Select(subset => $"min.ban.{NameOf(subset)}"),
        .. Subsets.Skip(1).Select(subset => $"max.only.{NameOf(subset)}"),
        .. Subsets.Skip(1).SelectMany(subset => new[] { "deg.in", "deg.out", "deg.avgout" }.Select(family => $"{family}.{NameOf(subset)}")),
    ];

    /// <summary>All 191 features: the published ones, then <c>max.on.S</c>.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Published, .. Subsets.Skip(1).Select(subset => $"max.on.{NameOf(subset)}")];

    /// <summary>The 191 features of each cell, one row for each.</summary>
    public static FeatureTable Compute(ImmutableArray<Cell> cells) =>
        FeatureTable.BuildRows(Names, cells.Length, (row, target) => Write(cells[row], target));

    /// <summary>The 191 features of one cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="target">Where they go, in the order of <see cref="Names"/>.</param>
    public static void Write(Cell cell, Span<double> target)
    {
        var graph = new Graph(cell);
        var next = 0;
        for (var operation = 0; operation < Operations.Length; operation++)
        {
            target[next++] = graph.Count(1U << operation, Everywhere);
        }

        foreach (var subset in Subsets.AsSpan()[..^1])
        {
            target[next++] = graph.ShortestWithout(subset);
        }

        var nonEmpty = Subsets.AsSpan()[1..];
        foreach (var subset in nonEmpty)
        {
            target[next++] = graph.LongestOfOnly(subset);
        }

        foreach (var subset in nonEmpty)
        {
            target[next++] = graph.Count(subset, FromInput);
            target[next++] = graph.Count(subset, IntoOutput);
            target[next++] = graph.Count(subset, Everywhere) / (double)Nodes;
        }

        foreach (var subset in nonEmpty)
        {
            target[next++] = graph.MaxOnLivePath(subset);
        }
    }

    private static string NameOf(uint subset) => OperationSubsets.Name(subset, Operations);

    private static uint EdgesOf(params ReadOnlySpan<int> edges)
    {
        var mask = 0U;
        foreach (var edge in edges)
        {
            mask |= 0b11111U << 5 * edge;
        }

        return mask;
    }

    private readonly ref struct Graph
    {
        private const uint OnEveryEdge = 0b00001_00001_00001_00001_00001_00001;

        private readonly uint _operations;

        public Graph(Cell cell)
        {
            for (var edge = 0; edge < Cell.Edges; edge++)
            {
                _operations |= 1U << 5 * edge + (int)cell[edge];
            }
        }

        public int Count(uint subset, uint edges) => BitOperations.PopCount(_operations & edges & subset * OnEveryEdge);

        public int ShortestWithout(uint subset)
        {
            var shortest = Disconnected;
            foreach (var path in Paths)
            {
                shortest = Count(subset, path) == 0 ? Math.Min(shortest, Length(path)) : shortest;
            }

            return shortest;
        }

        public int LongestOfOnly(uint subset)
        {
            var longest = -1;
            foreach (var path in Paths)
            {
                longest = Count(subset, path) == Length(path) ? Math.Max(longest, Length(path)) : longest;
            }

            return longest;
        }

        public int MaxOnLivePath(uint subset)
        {
            var max = -1;
            foreach (var path in Paths)
            {
                max = Count(1U << (int)CellOperation.None, path) == 0 ? Math.Max(max, Count(subset, path)) : max;
            }

            return max;
        }

        private static int Length(uint path) => BitOperations.PopCount(path) / 5;
    }
}
