using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Operations;

/// <summary>Axes in another order: output axis i is input axis p[i] (<c>permute231</c> and so on in einspace).</summary>
/// <param name="First">Input axis that becomes axis 1.</param>
/// <param name="Second">Input axis that becomes axis 2.</param>
/// <param name="Third">Input axis that becomes axis 3; 0 for the two axes of columns.</param>
public sealed record Permute(int First, int Second, int Third = 0) : MapOperation
{
    /// <inheritdoc/>
    public override string Text => Third == 0 ? $"permute({First},{Second})" : $"permute({First},{Second},{Third})";

    /// <inheritdoc/>
    public override ShapeResult Infer(TensorType input) =>
        (input.Layout, Third) switch
        {
            (Layout.Columns, 0) => ShapeResult.Columns(input.Axis(First), input.Axis(Second), input.Grid),
            (Layout.Image, > 0) => ShapeResult.Image(input.Axis(First), input.Axis(Second), input.Axis(Third)),
            (Layout.Columns, _) => ShapeResult.No("it reorders the three axes of an image, and these are columns"),
            _ => ShapeResult.No("it reorders the two axes of columns, and this is an image"),
        };
}
