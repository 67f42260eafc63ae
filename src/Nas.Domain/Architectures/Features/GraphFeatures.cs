using System.Collections.Immutable;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Architectures.Features;

/// <summary>Neural graph features (GRAF; Kadlecová et al., 2024) of derivations: one vector of the same columns for every
/// architecture of a grammar, hand-written ones included.</summary>
/// <remarks>The columns are <see cref="Names"/>: subsets of operation groups (level A), single operations (level B), the whole graph,
/// the tree. docs/reference/features.md defines each. They depend on the grammar's text alone; the features on the architecture
/// alone.</remarks>
public sealed class GraphFeatures
{
    private readonly OperationLabels _labels;
    private readonly SubsetFeatures _subsets;
    private readonly LabelFeatures _single;

    private GraphFeatures(OperationLabels labels)
    {
        (_labels, _subsets, _single) = (labels, new(OperationGroups.Names), new(labels.Names));
        Names = [.. _subsets.Names, .. _single.Names, .. ShapeFeatures.Names, .. TreeFeatures.Names];
    }

    /// <summary>The names of the columns, in order.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>The features for the architectures of a grammar.</summary>
    public static GraphFeatures For(Grammar grammar) => new(OperationLabels.Collect(grammar));

    /// <summary>The features of some architectures, one row for each.</summary>
    public FeatureTable Compute(ImmutableArray<Derivation> derivations) =>
        FeatureTable.BuildRows(Names, derivations.Length, (row, target) => Write(derivations[row], target));

    /// <summary>The features of one architecture.</summary>
    /// <param name="derivation">The architecture.</param>
    /// <param name="target">Where they go, in the order of <see cref="Names"/>.</param>
    public void Write(Derivation derivation, Span<double> target)
    {
        var graph = DerivationGraph.Build(derivation, _labels);
        _subsets.Write(graph, Take(ref target, _subsets.Names));
        _single.Write(graph, Take(ref target, _single.Names));
        ShapeFeatures.Write(derivation, graph, Take(ref target, ShapeFeatures.Names));
        TreeFeatures.Write(derivation, Take(ref target, TreeFeatures.Names));
    }

    private static Span<double> Take(ref Span<double> rest, ImmutableArray<string> names)
    {
        var taken = rest[..names.Length];
        rest = rest[names.Length..];
        return taken;
    }
}
