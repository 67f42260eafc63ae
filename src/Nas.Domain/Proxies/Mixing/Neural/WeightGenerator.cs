using System.Collections.Immutable;
using Nas.Domain.Randomness;

namespace Nas.Domain.Proxies.Mixing.Neural;

/// <summary>The network of PO-NAS that gives each architecture a signed weight for each metric.</summary>
/// <remarks>
/// <para>The architecture's features pass two layers; learned embeddings of the metrics pass two others. Attention of the metrics to the
/// architecture has a single key, so its softmax is 1 and it is a linear map of the architecture, the same for all metrics. A gate made of both
/// scales it, and three layers turn the result into a weight.</para>
/// <para>In place of the published graph network, trained beforehand, stand fixed features of the architecture.</para>
/// </remarks>
internal sealed class WeightGenerator
{
    private const int Hidden = 64;

    private readonly ImmutableArray<Matrix>.Builder _parameters = ImmutableArray.CreateBuilder<Matrix>();
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
        _embeddings = Parameter(metrics, Hidden, stream.Child("embeddings"), (m, s) => s.FillNormal(m.Values));
        _architecture = Layers(stream.Child("architecture"), features, 2 * Hidden, Hidden);
        _metric = Layers(stream.Child("metric"), Hidden, 2 * Hidden, Hidden);
        _attention = Layers(stream.Child("attention"), Hidden, Hidden, Hidden);
        _gate = [Linear(Hidden, Hidden, stream.Child("gate of the architecture")), Linear(Hidden, Hidden, stream.Child("gate of the metric"))];
        _weight = Layers(stream.Child("weight"), Hidden, 2 * Hidden, Hidden, 1);
        _norms = [Norm(2 * Hidden), Norm(2 * Hidden), Norm(Hidden)];
        Parameters = _parameters.DrainToImmutable();
    }

    /// <summary>Everything that is learned.</summary>
    public ImmutableArray<Matrix> Parameters { get; }

    /// <summary>Makes all weights 1: the last layer starts from its bias alone.</summary>
    public void StartFromMean()
    {
        Array.Clear(_weight[^1].Weights.Values);
        Array.Fill(_weight[^1].Bias.Values, 1);
    }

    /// <summary>Adds the computation of weights to a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="features">One row for each architecture.</param>
    /// <returns>The weights before scaling: for each architecture and each metric a row of one number.</returns>
    public Matrix Weights(Graph graph, Matrix features)
    {
        var architecture = Apply(graph, _architecture[1], graph.Gelu(Norm(graph, Apply(graph, _architecture[0], features), 0)));
        var metric = graph.Add(_embeddings, Apply(graph, _metric[1], graph.Gelu(Apply(graph, _metric[0], _embeddings))));
        var attended = Apply(graph, _attention[1], Apply(graph, _attention[0], architecture));
        var gate = graph.Sigmoid(graph.EachWithEach(Apply(graph, _gate[0], graph.Times(attended, architecture)), Apply(graph, _gate[1], metric)));
        var wide = graph.Gelu(Norm(graph, Apply(graph, _weight[0], graph.Gated(attended, gate)), 1));
        return Apply(graph, _weight[2], graph.Gelu(Norm(graph, Apply(graph, _weight[1], wide), 2)));
    }

    private static Matrix Apply(Graph graph, Layer layer, Matrix x) => graph.Linear(x, layer.Weights, layer.Bias);

    private Matrix Norm(Graph graph, Matrix x, int which) => graph.Normalise(x, _norms[which].Scale, _norms[which].Shift);

    private ImmutableArray<Layer> Layers(RandomStream stream, params int[] widths) =>
        [.. Enumerable.Range(0, widths.Length - 1).Select(i => Linear(widths[i], widths[i + 1], stream.Child(i)))];

    private Layer Linear(int from, int to, RandomStream stream)
    {
        var bound = 1 / Math.Sqrt(from);
        return new(
            Parameter(from, to, stream.Child("weights"), (m, s) => s.FillUniform(m.Values, -bound, bound)),
            Parameter(1, to, stream.Child("bias"), (m, s) => s.FillUniform(m.Values, -bound, bound)));
    }

    private (Matrix Scale, Matrix Shift) Norm(int width) =>
        (Parameter(1, width, default, (m, _) => Array.Fill(m.Values, 1)), Parameter(1, width, default, (_, _) => { }));

    private Matrix Parameter(int rows, int columns, RandomStream stream, Action<Matrix, RandomStream> fill)
    {
        var matrix = new Matrix(rows, columns);
        fill(matrix, stream);
        _parameters.Add(matrix);
        return matrix;
    }

    private sealed record Layer(Matrix Weights, Matrix Bias);
}
