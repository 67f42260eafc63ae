using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Features;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Architectures.Networks.Costs;

namespace Nas.Effects.Models.Language;

/// <summary>Numbers that follow from an architecture: parameters, MACs and activations, the rank and the sizes of the output, and the graph
/// features of the built-in grammar; counts as logarithms.</summary>
internal sealed class ArchitectureFacts
{
    private readonly GraphFeatures _features = GraphFeatures.For(
        BuiltInGrammars.Load("einspace").IfLeft(wrong => throw new InvalidDataException(wrong))
    );

    /// <summary>How many there are.</summary>
    public int Count => 3 + 4 + _features.Names.Length;

    /// <summary>Those of an architecture.</summary>
    public float[] Of(Derivation tree) => Of(tree, Cost.BeforeRewrites(tree, head: 10, batch: 1));

    /// <summary>The same for callers that have its cost already.</summary>
    public float[] Of(Derivation tree, Cost cost)
    {
        var graph = new double[_features.Names.Length];
        _features.Write(tree, graph);
        var output = tree.Output;
        double[] sizes = [output.Axis1, output.Axis2, output.Rank == 3 ? output.Axis3 : 1];
        return
        [
            .. new[] { cost.Parameters, cost.Macs, cost.ActivationBytes }.Select(count => (float)Math.Log(1.0 + count)),
            output.Rank,
            .. sizes.Select(size => (float)Math.Log(size)),
            .. graph.Select(value => double.IsFinite(value) ? (float)Math.Log(1 + Math.Max(0, value)) : 0),
        ];
    }
}
