using Nas.Effects.Engine;
using static TorchSharp.torch;

namespace Nas.Effects.Models.GraphNetworks;

/// <summary>A linear layer.</summary>
/// <param name="Weights">[inputs, outputs].</param>
/// <param name="Bias">[1, outputs].</param>
internal sealed record Layer(Tensor Weights, Tensor Bias)
{
    /// <summary>x · weights + bias in each row.</summary>
    public Tensor Apply(Tensor x) => x.matmul(Weights).Add(Bias);
}
