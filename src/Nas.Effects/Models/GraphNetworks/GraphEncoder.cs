using System.Collections.Immutable;
using Nas.Domain.Architectures.Cells;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Tables;
using static TorchSharp.torch;

namespace Nas.Effects.Models.GraphNetworks;

/// <summary>Describes architectures by a graph network that learnt from their metrics, before any accuracy is known (PO-NAS; Lin and Luo,
/// NeurIPS 2025).</summary>
internal sealed class GraphEncoder : IDisposable
{
    private readonly GraphNetwork _network;

    private GraphEncoder(GraphNetwork network) => _network = network;

    /// <summary>Trains the network. Equal arguments give equal encoders on equal machines.</summary>
    /// <param name="graphs">The architectures; at least one.</param>
    /// <param name="metrics">Their metrics from 0 to 1, one row for each architecture.</param>
    /// <param name="epochs">How often every architecture is seen; published are 100.</param>
    /// <param name="stream">Where chance comes from.</param>
    /// <param name="cancel">Looked at before every step.</param>
    public static GraphEncoder Train(
        ImmutableArray<NodeGraph> graphs,
        FeatureTable metrics,
        int epochs,
        RandomStream stream,
        CancellationToken cancel = default
    )
    {
        var network = new GraphNetwork(graphs[0].Nodes[0].Length, metrics.Columns, stream.Child("parameters"));
        new EncoderTraining(network, graphs, metrics).Run(epochs, stream, cancel);
        return new(network);
    }

    /// <summary>[architectures, <see cref="GraphNetwork.Width"/>]: a description of each architecture.</summary>
    public Tensor Describe(IReadOnlyList<NodeGraph> graphs) => Describe(graphs, null);

    /// <summary>The same with a fifth of the nodes hidden, as in training.</summary>
    /// <param name="graphs">The architectures.</param>
    /// <param name="stream">Which nodes are hidden: the architecture at place i reads child i.</param>
    public Tensor DescribeMasked(IReadOnlyList<NodeGraph> graphs, RandomStream stream) => Describe(graphs, stream);

    private Tensor Describe(IReadOnlyList<NodeGraph> graphs, RandomStream? stream)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var chunks = Enumerable
            .Range(0, graphs.Count)
            .Chunk(EncoderTraining.BatchSize)
            .Select(chunk =>
            {
                var batch = GraphBatch.Of([.. chunk.Select(row => graphs[row])]);
                return GraphNetwork.Describe(_network.Encode(batch, stream is { } masks ? Hidden(chunk, graphs, masks) : null), batch);
            });
        return cat([.. chunks], 0).MoveToOuterDisposeScope();
    }

    private static Tensor Hidden(int[] places, IReadOnlyList<NodeGraph> graphs, RandomStream stream) =>
        cat(
            [
                .. places.Select(place =>
                {
                    var cursor = stream.Child(place).Cursor();
                    return EncoderTraining.Hidden(graphs[place].Nodes.Length, ref cursor);
                }),
            ],
            0
        );

    /// <inheritdoc/>
    public void Dispose() => _network.Dispose();
}
