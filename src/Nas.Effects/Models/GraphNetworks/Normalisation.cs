using Nas.Effects.Engine;
using static TorchSharp.torch;

namespace Nas.Effects.Models.GraphNetworks;

/// <summary>Brings each row to mean 0 and variance 1, then scales and shifts it by column.</summary>
/// <param name="Scale">[1, width].</param>
/// <param name="Shift">[1, width].</param>
internal sealed record Normalisation(Tensor Scale, Tensor Shift)
{
    /// <summary>The rows of a tensor, whose last axis they are, normalised.</summary>
    public Tensor Apply(Tensor x) => (nn.functional.layer_norm(x, [x.shape[^1]]) * Scale).Add(Shift);
}
