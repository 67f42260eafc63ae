using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Operations;

/// <summary>The tensor unchanged.</summary>
public sealed record Identity : MapOperation
{
    /// <inheritdoc/>
    public override string Text => "identity";

    /// <inheritdoc/>
    public override ShapeResult Infer(TensorType input) => ShapeResult.Valid(input);
}
