using System.Collections.Immutable;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Operations;
using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Derivations;

/// <summary>A nonterminal: a combinator over its parts.</summary>
public sealed record Module : Derivation
{
    internal Module(Combinator combinator, ImmutableArray<Derivation> parts, TensorType input, TensorType output)
        : base(input, output, Count(parts), 1 + Highest(parts)) => (Combinator, Parts) = (combinator, parts);

    /// <summary>How the parts are put together.</summary>
    public Combinator Combinator { get; }

    /// <inheritdoc/>
    public override ValueArray<Derivation> Parts { get; }

    /// <summary>What a repetition stands for, in order, each typed for its place: the module, what is between, the module, …; otherwise
    /// empty.</summary>
    public ValueArray<Derivation> Repetitions { get; internal init; } = [];

    /// <summary>How often part <paramref name="index"/> is instantiated: the fan-out for a branching's one shared inner module, the
    /// count for a repetition's, else 1.</summary>
    public int Copies(int index) =>
        Combinator switch
        {
            Combinator.Branch when Parts.Length == 3 && index == 1 => ((SplitOperation)((Leaf)Parts[0]).Operation).FanOut,
            Combinator.Repeat when index > 0 => ((Times)((Leaf)Parts[0]).Operation).Count + 1 - index,
            Combinator.Sequence or Combinator.Branch or Combinator.Route or Combinator.Compute or Combinator.Repeat or Combinator.Cell => 1,
        };

    /// <inheritdoc/>
    public bool Equals(Module? other) =>
        ReferenceEquals(this, other)
        || (
            other is not null
            && Combinator == other.Combinator
            && Nodes == other.Nodes
            && Input == other.Input
            && Output == other.Output
            && Parts == other.Parts
        );

    /// <summary>Looks at no part: subtrees are shared, and looking into them again and again would take long.</summary>
    public override int GetHashCode() =>
        (((int)Combinator * 31 + Nodes) * 31 + Height) * 31 + (int)(Input.Elements ^ (Output.Elements << 8));

    private static int Count(ImmutableArray<Derivation> parts)
    {
        var nodes = 1;
        foreach (var part in parts)
        {
            nodes += part.Nodes;
        }

        return nodes;
    }

    private static int Highest(ImmutableArray<Derivation> parts)
    {
        var highest = 0;
        foreach (var part in parts)
        {
            highest = Math.Max(highest, part.Height);
        }

        return highest;
    }
}
