using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Operations;

/// <summary>Elementwise sum of all branches (<c>add_tensors</c> in einspace).</summary>
public sealed record Add : JoinOperation
{
    /// <inheritdoc/>
    public override string Text => "add";

    /// <inheritdoc/>
    public override ShapeResult Infer(ReadOnlySpan<TensorType> operands)
    {
        foreach (var operand in operands[1..])
        {
            if (!operand.HasShapeOf(operands[0]))
            {
                return ShapeResult.No("the branches' shapes differ");
            }
        }

        return ShapeResult.Valid(operands[0]);
    }
}
