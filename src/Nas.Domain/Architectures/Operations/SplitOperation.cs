using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Operations;

/// <summary>The start of a branching: one tensor becomes <see cref="FanOut"/> tensors of one type.</summary>
/// <param name="FanOut">Number of branches, at least 2.</param>
public abstract record SplitOperation(int FanOut) : Operation
{
    /// <summary>The type of each part, or why the operation does not apply.</summary>
    public abstract ShapeResult Infer(TensorType input);
}
