using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Architectures.Cells;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Features;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Spaces;

/// <summary>How a space describes its candidates by numbers that follow from the architecture alone.</summary>
/// <param name="Names">One name for each number.</param>
/// <param name="Of">The numbers of a candidate, in the order of the names.</param>
public sealed record CandidateFeatures(ValueArray<string> Names, Func<Candidate, double[]> Of)
{
    /// <summary>The candidate as a graph network sees it; none where the space has no graphs.</summary>
    public Option<Func<Candidate, NodeGraph>> Graph { get; init; }

    /// <summary>No description.</summary>
    public static CandidateFeatures None { get; } = new([], _ => []);

    /// <summary>The graph features of a grammar's architectures; for cells of NAS-Bench-201 those published for them.</summary>
    /// <param name="grammar">The grammar.</param>
    /// <param name="tree">Reads a candidate's architecture; where that fails, every feature is NaN.</param>
    public static CandidateFeatures OfGraph(Grammar grammar, Func<Candidate, Option<Derivation>> tree)
    {
        var features = GraphFeatures.For(grammar);
        return grammar.Name == CellNetwork.Grammar
            ? Rows(CellFeatures.Names, CellOf, CellFeatures.Write) with
            {
                Graph = Graphs(CellOf, NodeGraph.FromCell),
            }
            : Rows(features.Names, tree, features.Write) with
            {
                Graph = Graphs(tree, NodeGraph.For(grammar)),
            };

        static Option<Cell> CellOf(Candidate candidate) => CellNetwork.CellOf(candidate.Text);
    }

    private static Func<Candidate, NodeGraph> Graphs<T>(Func<Candidate, Option<T>> read, Func<T, NodeGraph> graph) =>
        candidate =>
            read(candidate)
                .Map(graph)
                .IfNone(() => throw new InvalidOperationException($"'{candidate.Text}' is no architecture of the space."));

    private static CandidateFeatures Rows<T>(
        ImmutableArray<string> names,
        Func<Candidate, Option<T>> read,
        Action<T, Span<double>> write
    ) =>
        new(
            names,
            candidate =>
            {
                var row = new double[names.Length];
                read(candidate).Match(architecture => write(architecture, row), () => Array.Fill(row, double.NaN));
                return row;
            }
        );
}
