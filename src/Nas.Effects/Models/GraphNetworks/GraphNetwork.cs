using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Engine;
using static TorchSharp.torch;

namespace Nas.Effects.Models.GraphNetworks;

/// <summary>The graph network of PO-NAS: two layers of attention over the nodes of an architecture, whose mean describes it.</summary>
/// <remarks>Two heads teach it without any accuracy: one tells the architecture's metrics from its description, one each node's own numbers
/// from what the layers made of it.</remarks>
internal sealed class GraphNetwork : IDisposable
{
    /// <summary>Numbers that describe an architecture.</summary>
    public const int Width = 128;

    private readonly Tensor _substitute;
    private readonly AttentionLayer[] _attention;
    private readonly Layer _nodes;
    private readonly Layer[] _metrics;

    /// <summary>A network with random parameters.</summary>
    /// <param name="features">Numbers of a node.</param>
    /// <param name="metrics">Metrics of an architecture.</param>
    /// <param name="stream">Where the parameters come from.</param>
    public GraphNetwork(int features, int metrics, RandomStream stream)
    {
        _substitute = Parameters.Normal(1, features, stream.Child("substitute"));
        _attention = [new(Parameters, features, Width, stream.Child("first")), new(Parameters, Width, Width, stream.Child("second"))];
        _nodes = Parameters.Linear(Width, features, stream.Child("nodes"));
        _metrics = Parameters.Layers(stream.Child("metrics"), Width, Width / 2, metrics);
    }

    /// <summary>Everything that is learned.</summary>
    public ParameterSet Parameters { get; } = new();

    /// <summary>What the layers make of each node.</summary>
    /// <param name="batch">The architectures.</param>
    /// <param name="hidden">[nodes, 1]: 1 for a node whose numbers are replaced by learned ones, else 0; null for none.</param>
    public Tensor Encode(GraphBatch batch, Tensor? hidden)
    {
        var nodes = hidden is null ? batch.Nodes : (batch.Nodes * hidden.Complement()).Add(_substitute * hidden);
        foreach (var layer in _attention)
        {
            nodes = layer.Apply(nodes, batch).Elu();
        }

        return nodes;
    }

    /// <summary>[architectures, <see cref="Width"/>]: the mean of each architecture's nodes.</summary>
    public static Tensor Describe(Tensor encoded, GraphBatch batch) =>
        zeros(batch.Graphs, Width).AddRows(batch.Owners, encoded) / batch.Sizes;

    /// <summary>The metrics that are expected of descriptions.</summary>
    public Tensor MetricsOf(Tensor descriptions) => _metrics[1].Apply(nn.functional.gelu(_metrics[0].Apply(descriptions)));

    /// <summary>The numbers that are expected of encoded nodes.</summary>
    public Tensor NodesOf(Tensor encoded) => _nodes.Apply(encoded);

    /// <inheritdoc/>
    public void Dispose() => Parameters.Dispose();
}
