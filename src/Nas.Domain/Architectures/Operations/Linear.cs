using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Operations;

/// <summary>An affine map of the last axis (W of an image, D of columns), always with bias.</summary>
/// <param name="Width">How the output's last axis follows from the input's.</param>
public sealed record Linear(LinearWidth Width) : MapOperation
{
    /// <inheritdoc/>
    public override string Text => $"linear({Width})";

    /// <inheritdoc/>
    public override ShapeResult Infer(TensorType input)
    {
        var width = Width.Resolve(input.Last);
        return width is < 1 or > int.MaxValue
            ? ShapeResult.No("the output's last axis would be empty or too long")
            : ShapeResult.Valid(input.WithLast((int)width));
    }

    /// <inheritdoc/>
    public override long Parameters(TensorType input) => Width.Resolve(input.Last) * (input.Last + 1L);

    /// <inheritdoc/>
    public override long Macs(TensorType input) => input.Elements * Width.Resolve(input.Last);
}
