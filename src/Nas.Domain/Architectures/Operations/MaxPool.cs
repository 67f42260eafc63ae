using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Operations;

/// <summary>Largest number of every patch, channel by channel (<c>maxpool3k2s1p</c> in einspace).</summary>
/// <param name="Kernel">Patch height and width.</param>
/// <param name="Stride">Step between patches.</param>
/// <param name="Padding">Padding on every side, at most half the kernel.</param>
public sealed record MaxPool(int Kernel, int Stride, int Padding) : MapOperation
{
    /// <inheritdoc/>
    public override string Text => $"maxpool({Kernel},{Stride},{Padding})";

    /// <inheritdoc/>
    public override ShapeResult Infer(TensorType input)
    {
        var patches = new Im2Col(Kernel, Stride, Padding);
        var unfolded = patches.Infer(input);
        return unfolded.Applies ? ShapeResult.Image(input.Axis1, unfolded.Type.Grid.Height, unfolded.Type.Grid.Width) : unfolded;
    }
}
