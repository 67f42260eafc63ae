using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Operations;

/// <summary>Every branch gets the whole input (<c>clone_tensor2/4/8</c> in einspace).</summary>
/// <param name="FanOut">Number of branches.</param>
public sealed record Clone(int FanOut) : SplitOperation(FanOut)
{
    /// <inheritdoc/>
    public override string Text => $"clone({FanOut})";

    /// <inheritdoc/>
    public override ShapeResult Infer(TensorType input) => ShapeResult.Valid(input);
}
