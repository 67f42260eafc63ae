using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Operations;

/// <summary>Normalisation with gain and bias, eps 1e-5: batch norm over C of an image (momentum 0.1), layer norm over D of
/// columns.</summary>
public sealed record Norm : MapOperation
{
    /// <inheritdoc/>
    public override string Text => "norm";

    /// <inheritdoc/>
    public override ShapeResult Infer(TensorType input) => ShapeResult.Valid(input);

    /// <inheritdoc/>
    public override long Parameters(TensorType input) => 2L * (input.Layout == Layout.Image ? input.Axis1 : input.Axis2);
}
