using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Operations;

/// <summary>Largest number of every patch, channel by channel (<c>maxpool3k2s1p</c> in einspace).</summary>
/// <param name="Patch">The patches, padded by at most half the kernel.</param>
public sealed record MaxPool(Patch Patch) : MapOperation
{
    /// <inheritdoc/>
    public override string Text => Patch.IsSquare ? $"maxpool({Patch})" : $"maxpool1d({Patch})";

    /// <inheritdoc/>
    public override ShapeResult Infer(TensorType input)
    {
        var patches = new Im2Col(Patch).Infer(input);
        return patches.Applies ? ShapeResult.Image(input.Axis1, patches.Type.Grid.Height, patches.Type.Grid.Width) : patches;
    }
}
