using Nas.Effects.Engine;
using static TorchSharp.torch;

namespace Nas.Effects.Models.GraphNetworks;

/// <summary>The score of an architecture from signed weights: a metric that weighs negatively counts by its complement.</summary>
/// <remarks>With ŵ = w / (Σ|w| + 1e-8) the score is Σ max(ŵ, 0)·z + max(−ŵ, 0)·(1 − z), which stays in [0, 1] for z in [0, 1].</remarks>
internal static class MixedScore
{
    private const double Epsilon = 1e-8;

    /// <summary>[architectures, metrics]: the weights scaled so that their sizes sum to 1, in double precision.</summary>
    public static Tensor Normalised(Tensor weights)
    {
        var exact = weights.to(ScalarType.Float64);
        return exact / exact.abs().sum(-1, true).Add(Epsilon);
    }

    /// <summary>[architectures]: the scores from normalised weights.</summary>
    /// <param name="weights">[architectures, metrics].</param>
    /// <param name="proxies">[architectures, metrics], from 0 to 1, in double precision.</param>
    public static Tensor Compute(Tensor weights, Tensor proxies) =>
        (weights.relu() * proxies).Add((-weights).relu() * proxies.Complement()).sum(-1);
}
