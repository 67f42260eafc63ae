using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Features;
using Nas.Domain.Derivations;
using Nas.Domain.Grammars;

namespace Nas.Domain.Search;

/// <summary>How a space describes its candidates by numbers that follow from the architecture alone.</summary>
/// <param name="Names">One name for each number.</param>
/// <param name="Of">The numbers of a candidate, in the order of the names.</param>
public sealed record CandidateFeatures(ImmutableArray<string> Names, Func<Candidate, double[]> Of)
{
    /// <summary>No description.</summary>
    public static CandidateFeatures None { get; } = new([], _ => []);

    /// <summary>The graph features of a grammar's architectures.</summary>
    /// <param name="grammar">The grammar.</param>
    /// <param name="tree">Reads a candidate's architecture; where that fails, every feature is NaN.</param>
    public static CandidateFeatures Graph(Grammar grammar, Func<Candidate, Option<Derivation>> tree)
    {
        var features = GraphFeatures.For(grammar);
        return new(features.Names, candidate =>
        {
            var row = new double[features.Names.Length];
            tree(candidate).Match(derivation => features.Write(derivation, row), () => Array.Fill(row, double.NaN));
            return row;
        });
    }
}
