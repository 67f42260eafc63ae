using static TorchSharp.torch;

namespace Nas.Effects.Scoring;

/// <summary>What <see cref="SampleGradients"/> found.</summary>
/// <param name="Kernel">G Gᵀ, [N, N] in double precision; null where it was not asked for or the logits depend on no weight.</param>
/// <param name="Agreement">Σ over weights of |Σ over samples of sign(g)|.</param>
/// <param name="Halves">For each weight that has gradients Σ mean|g| / std(g) over the halves of the batch; 0 where that was not asked
/// for.</param>
internal sealed record SampleSums(Tensor? Kernel, double Agreement, IReadOnlyCollection<double> Halves);
