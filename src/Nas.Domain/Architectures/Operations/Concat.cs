using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Operations;

/// <summary>All branches joined along an axis (<c>cat_tensors{axis}d{n}t</c> in einspace).</summary>
/// <param name="Axis">1 = C or S, 2 = H or D, 3 = W.</param>
/// <remarks>The number of operands is the number of branches; the original also names an assumed number, which its shape
/// inference then believes (defect D1 of the public code).</remarks>
public sealed record Concat(int Axis) : JoinOperation
{
    /// <inheritdoc/>
    public override string Text => $"cat({Axis})";

    /// <inheritdoc/>
    public override ShapeResult Infer(ReadOnlySpan<TensorType> operands)
    {
        var first = operands[0];
        if (Axis > first.Rank)
        {
            return ShapeResult.No("the tensors have no such axis");
        }

        var total = 0L;
        foreach (var operand in operands)
        {
            if (operand.Layout != first.Layout || !operand.WithAxis(Axis, first.Axis(Axis)).HasShapeOf(first))
            {
                return ShapeResult.No("the branches' shapes differ beyond the joined axis");
            }

            total += operand.Axis(Axis);
        }

        return total > int.MaxValue
            ? ShapeResult.No("the joined axis would be too long")
            : ShapeResult.Valid(first.WithAxis(Axis, (int)total));
    }
}
