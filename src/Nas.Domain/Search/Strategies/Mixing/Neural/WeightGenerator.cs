using System.Collections.Immutable;
using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Search.Strategies.Mixing.Neural;

/// <summary>The network of PO-NAS that gives each architecture a signed weight for each metric.</summary>
/// <remarks>
/// <para>What describes the architecture passes two layers; learned embeddings of the metrics pass two others. Attention of the metrics to the
/// architecture has a single key, so its softmax is 1 and it is a linear map of the architecture, the same for all metrics. A gate made of both
/// scales it, and three layers turn the result into a weight.</para>
/// </remarks>
internal sealed class WeightGenerator
{
    private const int Hidden = 64;

    private readonly Matrix _embeddings;
    private readonly ImmutableArray<Layer> _architecture;
    private readonly ImmutableArray<Layer> _metric;
    private readonly ImmutableArray<Layer> _attention;
    private readonly ImmutableArray<Layer> _gate;
    private readonly ImmutableArray<Layer> _weight;
    private readonly ImmutableArray<(Matrix Scale, Matrix Shift)> _norms;

    /// <summary>A generator with random parameters.</summary>
    public WeightGenerator(int features, int metrics, RandomStream stream)
    {
        var parameters = new ParameterSet();
        _embeddings = parameters.Normal(metrics, Hidden, stream.Child("embeddings"));
        _architecture = parameters.Layers(stream.Child("architecture"), features, 2 * Hidden, Hidden);
        _metric = parameters.Layers(stream.Child("metric"), Hidden, 2 * Hidden, Hidden);
        _attention = parameters.Layers(stream.Child("attention"), Hidden, Hidden, Hidden);
        _gate = [parameters.Linear(Hidden, Hidden, stream.Child("gate of the architecture")), parameters.Linear(Hidden, Hidden, stream.Child("gate of the metric"))];
        _weight = parameters.Layers(stream.Child("weight"), Hidden, 2 * Hidden, Hidden, 1);
        _norms = [parameters.Norm(2 * Hidden), parameters.Norm(2 * Hidden), parameters.Norm(Hidden)];
        Parameters = parameters.All;
    }

    /// <summary>Everything that is learned.</summary>
    public ImmutableArray<Matrix> Parameters { get; }

    /// <summary>Adds the computation of weights to a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="features">One row for each architecture.</param>
    /// <returns>The weights before scaling: for each architecture and each metric a row of one number.</returns>
    public Matrix Weights(Graph graph, Matrix features)
    {
        var architecture = _architecture[1].On(graph, graph.Gelu(Norm(graph, _architecture[0].On(graph, features), 0)));
        var metric = graph.Add(_embeddings, _metric[1].On(graph, graph.Gelu(_metric[0].On(graph, _embeddings))));
        var attended = _attention[1].On(graph, _attention[0].On(graph, architecture));
        var gate = graph.Sigmoid(graph.EachWithEach(_gate[0].On(graph, graph.Times(attended, architecture)), _gate[1].On(graph, metric)));
        var wide = graph.Gelu(Norm(graph, _weight[0].On(graph, graph.Gated(attended, gate)), 1));
        return _weight[2].On(graph, graph.Gelu(Norm(graph, _weight[1].On(graph, wide), 2)));
    }

    private Matrix Norm(Graph graph, Matrix x, int which) => graph.Normalise(x, _norms[which].Scale, _norms[which].Shift);
}
