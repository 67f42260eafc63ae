using System.Collections.Immutable;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Features;
using Nas.Domain.Architectures.Grammars;

namespace Nas.Domain.Architectures.Cells;

/// <summary>A computation as a graph network sees it: operations as nodes described by numbers, and which nodes each one reads.</summary>
/// <remarks>Renumbering nodes changes nothing that a graph network computes.</remarks>
/// <param name="Nodes">One row for each node: which operation it is (one-hot; input and output count as operations), how many nodes it
/// reads and how many read it, how deep it lies between input and output, and how many equal nodes it stands for. Of the order of
/// 1.</param>
/// <param name="Reads">The nodes that each node reads.</param>
public sealed record NodeGraph(ValueArray<ValueArray<float>> Nodes, ValueArray<ValueArray<int>> Reads)
{
    // Input, output, nodes read, nodes that read, depth, copies.
    private const int Others = 6;

    /// <summary>How the architectures of a grammar become graphs.</summary>
    public static Func<Derivation, NodeGraph> For(Grammar grammar)
    {
        var labels = OperationLabels.Collect(grammar);
        return derivation => Build(DerivationGraph.Build(derivation, labels), labels.Names.Length);
    }

    /// <summary>The graph of a NAS-Bench-201 cell.</summary>
    public static NodeGraph FromCell(Cell cell) => Build(CellGraph.Build(cell), Enum.GetValues<CellOperation>().Length);

    private static NodeGraph Build(OperationGraph graph, int labels)
    {
        var (depths, readers) = (new int[graph.Count], new int[graph.Count]);
        for (var node = 0; node < graph.Count; node++)
        {
            foreach (var before in graph.Before(node))
            {
                depths[node] = Math.Max(depths[node], depths[before] + 1);
                readers[before]++;
            }
        }

        return new(
            [
                .. Enumerable
                    .Range(0, graph.Count)
                    .Select(node => Describe(graph, node, labels, readers[node], depths[node] / (float)Math.Max(1, depths[^1]))),
            ],
            [.. Enumerable.Range(0, graph.Count).Select(node => graph.Before(node).ToImmutableArray())]
        );
    }

    private static ImmutableArray<float> Describe(OperationGraph graph, int node, int labels, int readers, float depth)
    {
        var numbers = new float[labels + Others];
        numbers[
            node == 0 ? labels
            : node == graph.Output ? labels + 1
            : graph.Label(node)
        ] = 1;
        numbers[^4] = MathF.Log2(1 + graph.Before(node).Length) / 2;
        numbers[^3] = MathF.Log2(1 + readers) / 2;
        numbers[^2] = depth;
        numbers[^1] = MathF.Log2((float)Math.Min(graph.Copies(node), float.MaxValue)) / 4;
        return [.. numbers];
    }
}
