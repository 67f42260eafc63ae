using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Operations;

/// <summary>Unfolds an image into patches: C×H×W → (h·w)×(C·k²), row-major patches, features channel-major.</summary>
/// <param name="Kernel">Patch height and width.</param>
/// <param name="Stride">Step between patches.</param>
/// <param name="Padding">Zeros on every side.</param>
/// <remarks>h = ⌊(H + 2·padding − kernel) / stride⌋ + 1, w alike. Legal when the padded image holds a patch; the original
/// leaves the padding out of that test (defect D15 of the public code).</remarks>
public sealed record Im2Col(int Kernel, int Stride, int Padding) : MapOperation
{
    /// <inheritdoc/>
    public override string Text => $"im2col({Kernel},{Stride},{Padding})";

    /// <inheritdoc/>
    public override ShapeResult Infer(TensorType input)
    {
        if (input.Layout != Layout.Image)
        {
            return ShapeResult.No("it unfolds images, and these are columns");
        }

        if (input.Axis2 + 2L * Padding < Kernel || input.Axis3 + 2L * Padding < Kernel)
        {
            return ShapeResult.No("the patch is larger than the image");
        }

        if (Math.Max(Steps(input.Axis2), Steps(input.Axis3)) > int.MaxValue)
        {
            return ShapeResult.No("the output would have too many positions");
        }

        var grid = GridOf(input);
        return ShapeResult.Columns(grid.Positions, (long)input.Axis1 * Kernel * Kernel, grid);
    }

    /// <summary>The patch grid for an image.</summary>
    public Grid GridOf(TensorType image) => new((int)Steps(image.Axis2), (int)Steps(image.Axis3));

    private long Steps(int size) => (size + 2L * Padding - Kernel) / Stride + 1;
}
