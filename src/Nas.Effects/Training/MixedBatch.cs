using static TorchSharp.torch;

namespace Nas.Effects.Training;

/// <summary>Images each of which may be a mixture of two.</summary>
/// <param name="Images">[batch, C, H, W].</param>
/// <param name="Labels">The labels, numbers or maps of the larger shares, [batch], [batch, numbers] or [batch, maps, H, W].</param>
/// <param name="Others">Those of the smaller shares.</param>
/// <param name="Share">The larger share, in [0.5, 1].</param>
internal readonly record struct MixedBatch(Tensor Images, Tensor Labels, Tensor Others, double Share);
