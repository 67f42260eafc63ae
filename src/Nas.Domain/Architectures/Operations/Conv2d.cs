using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Operations;

/// <summary>A convolution without bias, as it stands before a norm.</summary>
/// <param name="Kernel">Patch height and width.</param>
/// <param name="Stride">Step between patches.</param>
/// <param name="Padding">Zeros on every side.</param>
/// <param name="Channels">How the output's channels follow from the input's.</param>
public sealed record Conv2d(int Kernel, int Stride, int Padding, LinearWidth Channels) : MapOperation
{
    /// <inheritdoc/>
    public override string Text => $"conv2d({Kernel},{Stride},{Padding},{Channels})";

    /// <inheritdoc/>
    public override ShapeResult Infer(TensorType input)
    {
        var patches = new Im2Col(Kernel, Stride, Padding);
        var unfolded = patches.Infer(input);
        return !unfolded.Applies ? unfolded
            : Channels.Resolve(input.Axis1) is < 1 or > int.MaxValue ? ShapeResult.No("the output would have no channels or too many")
            : ShapeResult.Image(Channels.Resolve(input.Axis1), unfolded.Type.Grid.Height, unfolded.Type.Grid.Width);
    }

    /// <inheritdoc/>
    public override long Parameters(TensorType input) => Channels.Resolve(input.Axis1) * input.Axis1 * Kernel * Kernel;

    /// <inheritdoc/>
    public override long Macs(TensorType input) => Parameters(input) * new Im2Col(Kernel, Stride, Padding).GridOf(input).Positions;
}
