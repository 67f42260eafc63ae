using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Operations;

/// <summary>Folds columns back into the remembered grid: (h·w)×D → D×h×w (a transpose and a reshape, no overlap-add).</summary>
public sealed record Col2Im : MapOperation
{
    /// <inheritdoc/>
    public override string Text => "col2im";

    /// <inheritdoc/>
    public override ShapeResult Infer(TensorType input) =>
        input.Layout != Layout.Columns ? ShapeResult.No("it folds columns, and this is an image")
        : input.Grid == Grid.None ? ShapeResult.No("no im2col came before that could tell the image's size")
        : input.Axis1 != input.Grid.Positions ? ShapeResult.No("the number of positions is not that of the im2col before")
        : ShapeResult.Image(input.Axis2, input.Grid.Height, input.Grid.Width);
}
