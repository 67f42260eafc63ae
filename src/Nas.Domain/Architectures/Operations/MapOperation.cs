using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Operations;

/// <summary>An operation from one tensor to one tensor.</summary>
public abstract record MapOperation : Operation
{
    /// <summary>The output type for an input type, or why the operation does not apply.</summary>
    public abstract ShapeResult Infer(TensorType input);

    /// <summary>Trainable numbers, for an input that the operation applies to.</summary>
    public virtual long Parameters(TensorType input) => 0;

    /// <summary>Multiply–accumulates for one sample, for an input that the operation applies to.</summary>
    public virtual long Macs(TensorType input) => 0;
}
