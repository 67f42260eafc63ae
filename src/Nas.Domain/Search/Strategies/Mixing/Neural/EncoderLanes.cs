using Nas.Domain.Architectures.Cells;

namespace Nas.Domain.Search.Strategies.Mixing.Neural;

/// <summary>The computations of a graph network, one for each size of batch that occurs.</summary>
internal sealed class EncoderLanes(GraphNetwork network, int width)
{
    /// <summary>Architectures of a batch.</summary>
    public const int Graphs = 32;

    // Batches of similar size share a computation.
    private const int Step = 64;

    private readonly SortedDictionary<int, Lane> _bySize = [];

    /// <summary>The computation that has room for some architectures, with these loaded.</summary>
    public Lane Load(ReadOnlySpan<NodeGraph> graphs)
    {
        var nodes = 0;
        foreach (var graph in graphs)
        {
            nodes += graph.Nodes.Length;
        }

        var size = (nodes + Step - 1) / Step * Step;
        if (!_bySize.TryGetValue(size, out var lane))
        {
            var (computation, batch) = (new Graph(), new GraphBatch(size, Graphs, width));
            var (description, metrics, rebuilt) = network.On(computation, batch);
            lane = _bySize[size] = new(computation, batch, description, metrics, rebuilt);
        }

        lane.Batch.Load(graphs);
        return lane;
    }

    /// <summary>One computation.</summary>
    /// <param name="Graph">The computation.</param>
    /// <param name="Batch">What it reads.</param>
    /// <param name="Description">A row for each architecture.</param>
    /// <param name="Metrics">The metrics that are expected of each.</param>
    /// <param name="Nodes">The numbers that are expected of each node.</param>
    public sealed record Lane(Graph Graph, GraphBatch Batch, Matrix Description, Matrix Metrics, Matrix Nodes);
}
