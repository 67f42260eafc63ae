using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Operations;

/// <summary>Mean of every patch, channel by channel; places in the padding do not count.</summary>
/// <param name="Kernel">Patch height and width.</param>
/// <param name="Stride">Step between patches.</param>
/// <param name="Padding">Padding on every side, at most half the kernel.</param>
public sealed record AveragePool(int Kernel, int Stride, int Padding) : MapOperation
{
    /// <inheritdoc/>
    public override string Text => $"avgpool({Kernel},{Stride},{Padding})";

    /// <inheritdoc/>
    public override ShapeResult Infer(TensorType input) => new MaxPool(Kernel, Stride, Padding).Infer(input);
}
