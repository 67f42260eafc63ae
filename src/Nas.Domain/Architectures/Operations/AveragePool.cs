using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Operations;

/// <summary>Mean of every patch, channel by channel; places in the padding do not count.</summary>
/// <param name="Patch">The patches, padded by at most half the kernel.</param>
public sealed record AveragePool(Patch Patch) : MapOperation
{
    /// <inheritdoc/>
    public override string Text => Patch.IsSquare ? $"avgpool({Patch})" : $"avgpool1d({Patch})";

    /// <inheritdoc/>
    public override ShapeResult Infer(TensorType input) => new MaxPool(Patch).Infer(input);
}
