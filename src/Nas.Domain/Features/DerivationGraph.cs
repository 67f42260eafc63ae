using Nas.Domain.Derivations;

namespace Nas.Domain.Features;

/// <summary>The operation graph of a derivation: leaves in the order of the data, branches side by side between split and join.</summary>
internal sealed class DerivationGraph(OperationLabels labels, OperationGraph graph)
{
    public static OperationGraph Of(Derivation derivation, OperationLabels labels) =>
        OperationGraph.Build(graph => [new DerivationGraph(labels, graph).Add(derivation, 0, 1)]);

    /// <summary>Adds what a part computes from one node and returns the node that holds the result.</summary>
    private int Add(Derivation part, int from, double copies) => part switch
    {
        Leaf leaf => Add(leaf, copies, from),
        Module { Combinator: Combinator.Branch } branching => Branch(branching, from, copies),
        _ => Chain(part, from, copies),
    };

    private int Add(Leaf leaf, double copies, params int[] before) =>
        graph.Add(labels.IndexOf(leaf.Operation), labels.GroupOf(leaf.Operation), copies, before);

    private int Chain(Derivation module, int from, double copies)
    {
        foreach (var part in module.Parts)
        {
            from = Add(part, from, copies);
        }

        return from;
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
