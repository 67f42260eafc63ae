using Nas.Domain.Architectures.Cells;

namespace Nas.Domain.Search.Strategies.Mixing.Neural;

/// <summary>Architectures side by side as one graph, in arrays that are filled again and again.</summary>
/// <param name="nodes">Room for so many nodes; those that are not used belong to no architecture.</param>
/// <param name="graphs">Room for so many architectures.</param>
/// <param name="width">Numbers of a node.</param>
internal sealed class GraphBatch(int nodes, int graphs, int width)
{
    /// <summary>The architecture of nodes that are not used.</summary>
    public const int Nowhere = -1;

    /// <summary>One row for each node.</summary>
    public Matrix Nodes { get; } = new(nodes, width);

    /// <summary>The architecture that each node belongs to.</summary>
    public int[] Owner { get; } = new int[nodes];

    /// <summary>The nodes that each node looks at: those that it reads, and itself.</summary>
    public int[][] LooksAt { get; } = new int[nodes][];

    /// <summary>The nodes of each architecture.</summary>
    public int[] Sizes { get; } = new int[graphs];

    /// <summary>Nodes that are hidden from the network.</summary>
    public bool[] Hidden { get; } = new bool[nodes];

    /// <summary>Room for so many architectures.</summary>
    public int Graphs => graphs;

    /// <summary>Fills the arrays with architectures that have room; nothing is hidden.</summary>
    public void Load(ReadOnlySpan<NodeGraph> loaded)
    {
        Array.Fill(Owner, Nowhere);
        Array.Clear(Sizes);
        Array.Clear(Hidden);
        Array.Clear(Nodes.Values);
        var first = 0;
        for (var owner = 0; owner < loaded.Length; owner++)
        {
            var graph = loaded[owner];
            for (var node = 0; node < graph.Nodes.Length; node++)
            {
                graph.Nodes[node].AsSpan().CopyTo(Nodes.Row(first + node));
                Owner[first + node] = owner;
                LooksAt[first + node] = [.. graph.Reads[node].Select(read => first + read), first + node];
            }

            Sizes[owner] = graph.Nodes.Length;
            first += graph.Nodes.Length;
        }
    }
}
