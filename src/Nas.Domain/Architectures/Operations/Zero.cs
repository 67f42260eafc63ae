using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Operations;

/// <summary>Zeros of the input's shape: a connection that is not there. No gradient flows back.</summary>
public sealed record Zero : MapOperation
{
    /// <inheritdoc/>
    public override string Text => "zero";

    /// <inheritdoc/>
    public override ShapeResult Infer(TensorType input) => ShapeResult.Valid(input);
}
