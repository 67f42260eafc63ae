using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Architectures.Cells;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Tables;
using Nas.Domain.Search.Strategies.Mixing.Neural;

namespace Nas.Domain.Search.Strategies.Mixing;

/// <summary>Describes architectures by a graph network that learnt from their metrics, before any accuracy is known (PO-NAS; Lin and Luo, NeurIPS 2025).</summary>
public sealed class GraphEncoder
{
    private readonly GraphNetwork _network;
    private readonly int _width;

    private GraphEncoder(GraphNetwork network, int width) => (_network, _width) = (network, width);

    /// <summary>Trains the network. Equal arguments give equal encoders.</summary>
    /// <param name="graphs">The architectures; at least one.</param>
    /// <param name="metrics">Their metrics from 0 to 1, one row for each architecture.</param>
    /// <param name="epochs">How often every architecture is seen; published are 100.</param>
    /// <param name="stream">Where chance comes from.</param>
    public static GraphEncoder Train(ImmutableArray<NodeGraph> graphs, FeatureTable metrics, int epochs, RandomStream stream)
    {
        var width = graphs[0].Nodes[0].Length;
        var network = new GraphNetwork(width, metrics.Columns, stream.Child("parameters"));
        new EncoderTraining(network, width, metrics.Columns).Run(graphs, metrics, epochs, stream);
        return new(network, width);
    }

    /// <summary>A pool whose features are the descriptions of its architectures.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="graphs">The architecture of each row.</param>
    public MetricPool Describe(MetricPool pool, ImmutableArray<NodeGraph> graphs) => pool with
    {
        Features = Describe(graphs),
        Masked = Prelude.Some<MaskedFeatures>((rows, stream) => DescribeMasked([.. rows.Select(row => graphs[row])], stream)),
    };

    /// <summary>A description of each architecture, one row for each.</summary>
    public FeatureTable Describe(ImmutableArray<NodeGraph> graphs) => Describe(graphs, (_, _) => { });

    /// <summary>The same with a fifth of the nodes hidden, as in training.</summary>
    /// <param name="graphs">The architectures.</param>
    /// <param name="stream">Which nodes are hidden: the architecture at place i reads child i.</param>
    public FeatureTable DescribeMasked(ImmutableArray<NodeGraph> graphs, RandomStream stream) => Describe(graphs, (batch, places) =>
    {
        var node = 0;
        for (var i = 0; i < places.Length; i++)
        {
            var cursor = stream.Child(places[i]).Cursor();
            for (var end = node + batch.Sizes[i]; node < end; node++)
            {
                batch.Hidden[node] = cursor.NextDouble() < EncoderTraining.HiddenShare;
            }
        }
    });

    private FeatureTable Describe(ImmutableArray<NodeGraph> graphs, Action<GraphBatch, int[]> hide)
    {
        var lanes = new EncoderLanes(_network, _width);
        var rows = new double[graphs.Length][];
        foreach (var chunk in Enumerable.Range(0, graphs.Length).Chunk(EncoderLanes.Graphs))
        {
            var lane = lanes.Load([.. chunk.Select(row => graphs[row])]);
            hide(lane.Batch, chunk);
            lane.Graph.Forward();
            for (var i = 0; i < chunk.Length; i++)
            {
                rows[chunk[i]] = [.. lane.Description.Row(i).ToArray().Select(number => (double)number)];
            }
        }

        return FeatureTable.BuildRows([.. Enumerable.Range(0, GraphNetwork.Width).Select(i => $"encoder.{i}")], graphs.Length, (row, target) => rows[row].CopyTo(target));
    }
}
