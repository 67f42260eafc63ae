using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Operations;

/// <summary>Unfolds an image into patches: C×H×W → (h·w)×(C·kernel), row-major patches, features channel-major.</summary>
/// <param name="Patch">The patches.</param>
/// <remarks>Legal when the padded image holds a patch; the original leaves the padding out of that test (defect D15 of the public
/// code).</remarks>
public sealed record Im2Col(Patch Patch) : MapOperation
{
    /// <inheritdoc/>
    public override string Text => Patch.IsSquare ? $"im2col({Patch})" : $"im2col1d({Patch})";

    /// <inheritdoc/>
    public override ShapeResult Infer(TensorType input)
    {
        if (input.Layout != Layout.Image)
        {
            return ShapeResult.No("it unfolds images, and these are columns");
        }

        var (rows, columns) = (Patch.Rows.Count(input.Axis2), Patch.Columns.Count(input.Axis3));
        if (Math.Min(rows, columns) < 1)
        {
            return ShapeResult.No("the patch is larger than the image");
        }

        if (Math.Max(rows, columns) > int.MaxValue)
        {
            return ShapeResult.No("the output would have too many positions");
        }

        var grid = new Grid((int)rows, (int)columns);
        return ShapeResult.Columns(grid.Positions, (long)input.Axis1 * Patch.Size, grid);
    }
}
