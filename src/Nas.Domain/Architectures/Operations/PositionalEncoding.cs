using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Operations;

/// <summary>Adds one number to every place: trainable ones drawn from N(0, 1), or fixed sinusoids.</summary>
/// <param name="Learnable">Whether the numbers are trained (<c>learnable_positional_encoding</c>).</param>
/// <remarks>The sinusoids run over the second-last axis p and the last axis i, with d the size of the last axis:
/// sin(p / 10000^(i/d)) for even i, cos(p / 10000^((i−1)/d)) for odd i (Vaswani et al., 2017, section 3.5).</remarks>
public sealed record PositionalEncoding(bool Learnable) : MapOperation
{
    /// <inheritdoc/>
    public override string Text => Learnable ? "learnable_positional_encoding" : "positional_encoding";

    /// <inheritdoc/>
    public override ShapeResult Infer(TensorType input) => ShapeResult.Valid(input);

    /// <inheritdoc/>
    public override long Parameters(TensorType input) => Learnable ? input.Elements : 0;
}
