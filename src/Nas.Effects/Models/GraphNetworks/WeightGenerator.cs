using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Engine;
using static TorchSharp.torch;

namespace Nas.Effects.Models.GraphNetworks;

/// <summary>The network of PO-NAS that gives each architecture a signed weight for each metric.</summary>
/// <remarks>What describes the architecture passes two layers; learned embeddings of the metrics pass two others. Attention of the metrics
/// to the architecture has a single key, so its softmax is 1 and it is a linear map of the architecture, the same for all metrics. A gate
/// made of both scales it, and three layers turn the result into a weight.</remarks>
internal sealed class WeightGenerator : IDisposable
{
    private const int Hidden = 64;

    private readonly Tensor _embeddings;
    private readonly Layer[] _architecture;
    private readonly Layer[] _metric;
    private readonly Layer[] _attention;
    private readonly Layer[] _gate;
    private readonly Layer[] _weight;
    private readonly Normalisation[] _norms;

    /// <summary>A generator with random parameters.</summary>
    public WeightGenerator(int features, int metrics, RandomStream stream)
    {
        _embeddings = Parameters.Normal(metrics, Hidden, stream.Child("embeddings"));
        _architecture = Parameters.Layers(stream.Child("architecture"), features, 2 * Hidden, Hidden);
        _metric = Parameters.Layers(stream.Child("metric"), Hidden, 2 * Hidden, Hidden);
        _attention = Parameters.Layers(stream.Child("attention"), Hidden, Hidden, Hidden);
        _gate =
        [
            Parameters.Linear(Hidden, Hidden, stream.Child("gate of the architecture")),
            Parameters.Linear(Hidden, Hidden, stream.Child("gate of the metric")),
        ];
        _weight = Parameters.Layers(stream.Child("weight"), Hidden, 2 * Hidden, Hidden, 1);
        _norms = [Parameters.Norm(2 * Hidden), Parameters.Norm(2 * Hidden), Parameters.Norm(Hidden)];
    }

    /// <summary>Everything that is learned.</summary>
    public ParameterSet Parameters { get; } = new();

    /// <summary>The weights before scaling: [architectures, features] → [architectures, metrics].</summary>
    public Tensor WeightsOf(Tensor features)
    {
        var architecture = _architecture[1].Apply(nn.functional.gelu(_norms[0].Apply(_architecture[0].Apply(features))));
        var metric = _embeddings.Add(_metric[1].Apply(nn.functional.gelu(_metric[0].Apply(_embeddings))));
        var attended = _attention[1].Apply(_attention[0].Apply(architecture));
        var gate = _gate[0].Apply(attended * architecture).unsqueeze(1).Add(_gate[1].Apply(metric).unsqueeze(0)).sigmoid();
        var wide = nn.functional.gelu(_norms[1].Apply(_weight[0].Apply(attended.unsqueeze(1) * gate.Add(1L))));
        return _weight[2].Apply(nn.functional.gelu(_norms[2].Apply(_weight[1].Apply(wide)))).squeeze(-1);
    }

    /// <inheritdoc/>
    public void Dispose() => Parameters.Dispose();
}
