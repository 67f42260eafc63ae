using System.Collections.Immutable;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Operations;

namespace Nas.Domain.Architectures.Features;

/// <summary>The operation graph of a derivation: leaves in the order of the data, branches side by side between split and join, a cell's
/// sums as additions, repetitions in a row.</summary>
internal sealed class DerivationGraph(OperationLabels labels, OperationGraph graph)
{
    public static OperationGraph Build(Derivation derivation, OperationLabels labels) =>
        OperationGraph.Build(graph => [new DerivationGraph(labels, graph).Add(derivation, 0, 1)]);

    /// <summary>Adds the operations of a part applied to a node, and returns the node of the result.</summary>
    private int Add(Derivation part, int from, double copies) =>
        part switch
        {
            Leaf leaf => Add(leaf, copies, from),
            Module { Combinator: Combinator.Branch } branching => Branch(branching, from, copies),
            Module { Combinator: Combinator.Cell } cell => Cell(cell, from, copies),
            Module { Combinator: Combinator.Repeat } repeat => Chain(repeat.Repetitions, from, copies),
            Module { Combinator: Combinator.Sequence or Combinator.Route or Combinator.Compute } => Chain(part.Parts, from, copies),
            _ => throw Closed.Unknown(part),
        };

    private int Add(Leaf leaf, double copies, params int[] before) =>
        graph.Add(labels.IndexOf(leaf.Operation), labels.GroupOf(leaf.Operation), copies, before);

    private int Chain(ImmutableArray<Derivation> parts, int from, double copies)
    {
        foreach (var part in parts)
        {
            from = Add(part, from, copies);
        }

        return from;
    }

    private int Cell(Module cell, int from, double copies)
    {
        var (nodes, sum) = (new List<int> { from }, new Add());
        for (var edge = 0; edge < cell.Parts.Length; )
        {
            var results = new int[nodes.Count];
            for (var source = 0; source < results.Length; source++, edge++)
            {
                results[source] = Add(cell.Parts[edge], nodes[source], copies);
            }

            nodes.Add(results.Length == 1 ? results[0] : graph.Add(labels.IndexOf(sum), labels.GroupOf(sum), copies, results));
        }

        return nodes[^1];
    }

    private int Branch(Module branching, int from, double copies)
    {
        var split = Add(branching.Parts[0], from, copies);
        var results = new int[branching.Parts.Length - 2];
        for (var i = 0; i < results.Length; i++)
        {
            results[i] = Add(branching.Parts[i + 1], split, copies * branching.Copies(i + 1));
        }

        return Add((Leaf)branching.Parts[^1], copies, results);
    }
}
