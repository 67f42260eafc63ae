using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Operations;

/// <summary>An axis is cut into equal contiguous parts, one for each branch (<c>group_dim{b}s{axis}d</c> in einspace).</summary>
/// <param name="FanOut">Number of branches.</param>
/// <param name="Axis">1 = C or S, 2 = H or D, 3 = W.</param>
/// <remarks>Legal exactly when the axis divides; the original also asks every other axis to be at least as long as the
/// fan-out (defect D15 of the public code).</remarks>
public sealed record Group(int FanOut, int Axis) : SplitOperation(FanOut)
{
    /// <inheritdoc/>
    public override string Text => $"group({FanOut},{Axis})";

    /// <inheritdoc/>
    public override ShapeResult Infer(TensorType input) =>
        Axis > input.Rank ? ShapeResult.No("the tensor has no such axis")
        : input.Axis(Axis) % FanOut != 0 ? ShapeResult.No("the axis is not divisible by the number of branches")
        : ShapeResult.Valid(input.WithAxis(Axis, input.Axis(Axis) / FanOut));
}
