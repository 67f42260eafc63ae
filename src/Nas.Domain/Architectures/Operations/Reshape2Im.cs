using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Operations;

/// <summary>The original's <c>col2im</c> without its missing check: S×D → (S·D/(h·w))×h×w by transpose and reshape.</summary>
/// <remarks>Equal to <see cref="Col2Im"/> when S = h·w; otherwise it scrambles positions and features (defect D15 of the
/// public code). No built-in grammar derives it; it exists to read architectures of the original.</remarks>
public sealed record Reshape2Im : MapOperation
{
    /// <inheritdoc/>
    public override string Text => "reshape2im";

    /// <inheritdoc/>
    public override ShapeResult Infer(TensorType input) =>
        input.Layout != Layout.Columns ? ShapeResult.No("it folds columns, and this is an image")
        : input.Grid == Grid.None ? ShapeResult.No("no im2col came before that could tell the image's size")
        : input.Elements % input.Grid.Positions != 0 ? ShapeResult.No("the columns' elements do not fill the grid evenly")
        : ShapeResult.Image(input.Elements / input.Grid.Positions, input.Grid.Height, input.Grid.Width);
}
