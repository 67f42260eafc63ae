using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Derivations;

/// <summary>A derivation tree: an architecture in which every node knows the tensor types it maps between.</summary>
/// <remarks>
/// <para>Immutable; variants share the subtrees they have in common. A node is a <see cref="Leaf"/> (an operation) or a
/// <see cref="Module"/> (a combinator over parts). Trees are always well typed: they come from <see cref="Derive"/>,
/// <see cref="ArchitectureText.Parse"/> or the variation operators, all of which check every shape rule.</para>
/// <para>A branching that holds one inner module for all its branches stands for as many copies of it with separate
/// parameters. <see cref="Nodes"/> counts such a module once, <see cref="TreeSize"/> counts the copies.</para>
/// <para>Equal when operations, combinators and types agree at every node. To compare architectures whatever their input, compare
/// their canonical text or <see cref="ArchitectureId"/>.</para>
/// </remarks>
public abstract record Derivation
{
    private protected Derivation(TensorType input, TensorType output, int nodes, int height) =>
        (Input, Output, Nodes, Height) = (input, output, nodes, height);

    /// <summary>Type of the incoming tensor; for a join, of its first operand.</summary>
    public TensorType Input { get; }

    /// <summary>Type of the outgoing tensor; for a split, of each part.</summary>
    public TensorType Output { get; }

    /// <summary>Nodes of this tree, leaves included; a copied module counts once.</summary>
    public int Nodes { get; }

    /// <summary>Levels below this node: 0 for a leaf.</summary>
    public int Height { get; }

    /// <summary>The parts of a module in order; empty for a leaf.</summary>
    public abstract ValueArray<Derivation> Parts { get; }

    /// <summary>Whether both print the same text: operations and combinators agree, whatever types come in.</summary>
    internal bool ReadsAs(Derivation other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (Nodes != other.Nodes || Height != other.Height || (this as Module)?.Combinator != (other as Module)?.Combinator)
        {
            return false;
        }

        if (this is Leaf leaf)
        {
            return leaf.Operation.Equals(((Leaf)other).Operation);
        }

        var same = Parts.Length == other.Parts.Length;
        for (var i = 0; same && i < Parts.Length; i++)
        {
            same = Parts[i].ReadsAs(other.Parts[i]);
        }

        return same;
    }
}
