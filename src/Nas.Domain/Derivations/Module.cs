using System.Collections.Immutable;
using Nas.Domain.Operations;
using Nas.Domain.Tensors;

namespace Nas.Domain.Derivations;

/// <summary>A nonterminal: a combinator over its parts.</summary>
public sealed record Module : Derivation
{
    internal Module(Combinator combinator, ImmutableArray<Derivation> parts, TensorType input, TensorType output)
        : base(input, output, Count(parts), 1 + Highest(parts)) => (Combinator, Parts) = (combinator, parts);

    /// <summary>How the parts are put together.</summary>
    public Combinator Combinator { get; }

    /// <inheritdoc/>
    public override ImmutableArray<Derivation> Parts { get; }

    /// <summary>How often part <paramref name="index"/> is instantiated: the fan-out for a branching's one shared inner module, else 1.</summary>
    public int Copies(int index) =>
        Combinator == Combinator.Branch && Parts.Length == 3 && index == 1 ? ((SplitOperation)((Leaf)Parts[0]).Operation).FanOut : 1;

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
