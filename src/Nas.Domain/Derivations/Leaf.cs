using System.Collections.Immutable;
using Nas.Domain.Operations;
using Nas.Domain.Tensors;

namespace Nas.Domain.Derivations;

/// <summary>A terminal: one operation.</summary>
public sealed record Leaf : Derivation
{
    internal Leaf(Operation operation, TensorType input, TensorType output)
        : base(input, output, nodes: 1, height: 0) => Operation = operation;

    /// <summary>The operation.</summary>
    public Operation Operation { get; }

    /// <inheritdoc/>
    public override ImmutableArray<Derivation> Parts => [];
}
