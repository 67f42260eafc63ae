using static TorchSharp.torch;

namespace Nas.Effects.Scoring;

/// <summary>What a pass of the batch leaves for passes that can use it: without batch norms samples are independent, and training is
/// evaluation.</summary>
/// <param name="Trace">The forward pass.</param>
/// <param name="OfLogits">Gradients of the summed logits with respect to the affine outputs, if they were computed.</param>
/// <param name="OfLoss">Gradients of the mean loss with respect to the affine outputs, if they were computed.</param>
internal sealed record BatchGradients(Trace Trace, Tensor?[]? OfLogits, Tensor?[]? OfLoss);
