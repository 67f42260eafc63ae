using System.Collections.Immutable;
using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Search.Strategies.Mixing.Neural;

/// <summary>The graph network of PO-NAS: two layers of attention over the nodes of an architecture, whose mean describes it.</summary>
/// <remarks>Two heads teach it without any accuracy: one tells the architecture's metrics from its description, one each node's own numbers from
/// what the layers made of it.</remarks>
internal sealed class GraphNetwork
{
    /// <summary>Numbers that describe an architecture.</summary>
    public const int Width = 128;

    private const int Heads = 4;

    private readonly Matrix _substitute;
    private readonly ImmutableArray<(Layer Map, AttentionWeights Weights)> _attention;
    private readonly Layer _nodes;
    private readonly ImmutableArray<Layer> _metrics;

    /// <summary>A network with random parameters.</summary>
    /// <param name="features">Numbers of a node.</param>
    /// <param name="metrics">Metrics of an architecture.</param>
    /// <param name="stream">Where the parameters come from.</param>
    public GraphNetwork(int features, int metrics, RandomStream stream)
    {
        var parameters = new ParameterSet();
        _substitute = parameters.Normal(1, features, stream.Child("substitute"));
        _attention = [Attention(parameters, features, stream.Child("first")), Attention(parameters, Width, stream.Child("second"))];
        _nodes = parameters.Linear(Width, features, stream.Child("nodes"));
        _metrics = parameters.Layers(stream.Child("metrics"), Width, Width / 2, metrics);
        Parameters = parameters.All;
    }

    /// <summary>Everything that is learned.</summary>
    public ImmutableArray<Matrix> Parameters { get; }

    /// <summary>Adds the network to a computation.</summary>
    /// <returns>A row that describes each architecture, its metrics, and the numbers of each node.</returns>
    public (Matrix Description, Matrix Metrics, Matrix Nodes) On(Graph graph, GraphBatch batch)
    {
        var nodes = graph.Unhidden(batch, _substitute);
        foreach (var (map, weights) in _attention)
        {
            nodes = graph.Elu(graph.Attend(map.On(graph, nodes), weights, batch));
        }

        var description = graph.MeanOfNodes(nodes, batch);
        return (description, _metrics[1].On(graph, graph.Gelu(_metrics[0].On(graph, description))), _nodes.On(graph, nodes));
    }

    private static (Layer Map, AttentionWeights Weights) Attention(ParameterSet parameters, int from, RandomStream stream)
    {
        var bound = Math.Sqrt(6.0 * Heads / Width);
        return (parameters.Linear(from, Width, stream.Child("map")), new(
            parameters.Uniform(1, Width, bound, stream.Child("keys")),
            parameters.Uniform(1, Width, bound, stream.Child("queries")),
            parameters.Filled(1, Width, _ => { }),
            Heads));
    }
}
