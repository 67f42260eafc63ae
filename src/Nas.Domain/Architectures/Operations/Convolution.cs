using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Operations;

/// <summary>A convolution without bias, as it stands before a norm.</summary>
/// <param name="Patch">The patches that the filters see.</param>
/// <param name="Channels">How the output's channels follow from the input's.</param>
public sealed record Convolution(Patch Patch, LinearWidth Channels) : MapOperation
{
    /// <inheritdoc/>
    public override string Text => Patch.IsSquare ? $"conv2d({Patch},{Channels})" : $"conv1d({Patch},{Channels})";

    /// <inheritdoc/>
    public override ShapeResult Infer(TensorType input)
    {
        var patches = new Im2Col(Patch).Infer(input);
        return !patches.Applies ? patches
            : Channels.Resolve(input.Axis1) is < 1 or > int.MaxValue ? ShapeResult.No("the output would have no channels or too many")
            : ShapeResult.Image(Channels.Resolve(input.Axis1), patches.Type.Grid.Height, patches.Type.Grid.Width);
    }

    /// <inheritdoc/>
    public override long Parameters(TensorType input) => Channels.Resolve(input.Axis1) * input.Axis1 * Patch.Size;

    /// <inheritdoc/>
    public override long Macs(TensorType input) => Parameters(input) * Patch.GridOf(input).Positions;
}
