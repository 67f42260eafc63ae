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
    public override ImmutableArray<Derivation> Parts { get; }

    /// <summary>The expanded parts of a repetition in order, each typed for its place: module, part between, module, …; empty for other
    /// modules.</summary>
    public ImmutableArray<Derivation> Repetitions { get; internal init; } = [];

    /// <summary>How often part <paramref name="index"/> is instantiated: the fan-out for a branching's one shared inner module, the
    /// count for a repetition's, else 1.</summary>
    public int Copies(int index) => Combinator switch
    {
        Combinator.Branch when Parts.Length == 3 && index == 1 => ((SplitOperation)((Leaf)Parts[0]).Operation).FanOut,
        Combinator.Repeat when index > 0 => ((Times)((Leaf)Parts[0]).Operation).Count + 1 - index,
        _ => 1,
    };

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
