using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Operations;

/// <summary>Mean over height and width: C×H×W → C×1×1 (<c>adaptiveavgpool</c> in einspace).</summary>
public sealed record GlobalAveragePool : MapOperation
{
    /// <inheritdoc/>
    public override string Text => "adaptiveavgpool";

    /// <inheritdoc/>
    public override ShapeResult Infer(TensorType input) =>
        input.Layout == Layout.Image ? ShapeResult.Image(input.Axis1, 1, 1) : ShapeResult.No("it pools images, and these are columns");
}
