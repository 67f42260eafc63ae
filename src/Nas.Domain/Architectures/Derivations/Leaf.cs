using Nas.Domain.Architectures.Operations;
using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Derivations;

/// <summary>A terminal: one operation.</summary>
public sealed record Leaf : Derivation
{
    internal Leaf(Operation operation, TensorType input, TensorType output)
        : base(input, output, nodes: 1, height: 0) => Operation = operation;

    /// <summary>The operation.</summary>
    public Operation Operation { get; }

    /// <inheritdoc/>
    public override ValueArray<Derivation> Parts => [];
}
