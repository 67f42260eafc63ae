using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Operations;

/// <summary>The end of a branching: the branches' tensors become one.</summary>
public abstract record JoinOperation : Operation
{
    /// <summary>The type of the result for the branches' types in order, or why the operation does not apply.</summary>
    public abstract ShapeResult Infer(ReadOnlySpan<TensorType> operands);

    /// <summary>Multiply–accumulates for one sample, for operands that the operation applies to.</summary>
    public virtual long Macs(ReadOnlySpan<TensorType> operands) => 0;
}
