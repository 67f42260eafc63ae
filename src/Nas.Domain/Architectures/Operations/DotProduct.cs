using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Operations;

/// <summary>Matrix product of two branches over their last two axes, as in attention.</summary>
/// <param name="Scaled">Whether to divide by the square root of the contracted size (<c>scaled_dot_product</c>).</param>
public sealed record DotProduct(bool Scaled) : JoinOperation
{
    /// <inheritdoc/>
    public override string Text => Scaled ? "scaled_dot_product" : "dot_product";

    /// <inheritdoc/>
    public override ShapeResult Infer(ReadOnlySpan<TensorType> operands)
    {
        if (operands.Length != 2)
        {
            return ShapeResult.No("a matrix product joins exactly two branches");
        }

        var (left, right) = (operands[0], operands[1]);
        var agree =
            left.Layout == right.Layout
            && (left.Layout == Layout.Image ? left.Axis1 == right.Axis1 && left.Axis3 == right.Axis2 : left.Axis2 == right.Axis1);
        return agree ? ShapeResult.Valid(left.WithLast(right.Last)) : ShapeResult.No("the branches' shapes do not contract as matrices");
    }

    /// <inheritdoc/>
    public override long Macs(ReadOnlySpan<TensorType> operands) => operands[0].Elements * operands[1].Last;
}
