using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Networks;

/// <summary>An architecture with its head as a graph of primitive operations in single-assignment form.</summary>
/// <param name="Input">Type of a sample.</param>
/// <param name="Classes">Number of logits.</param>
/// <param name="Parameters">All parameters in derivation pre-order: inner modules left to right, copies one after the
/// other, weight before bias, the head's last.</param>
/// <param name="Nodes">The operations in an order in which every value is made before it is read; the last makes the logits.</param>
/// <remarks>Made by <c>Lower</c>, made faster by <c>Fuse</c>. Equality is that of the node lists' references:
/// compare architectures by id instead. The head's values are vectors of n numbers, typed as columns 1×n.</remarks>
public sealed record Network(TensorType Input, int Classes, ValueArray<NetworkParameter> Parameters, ValueArray<NetworkNode> Nodes)
{
    /// <summary>Id of the value that is the network's input; no node has it.</summary>
    public const int InputId = 0;

    /// <summary>The node that makes the logits.</summary>
    public NetworkNode Head => Nodes[^1];
}
