using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Architectures.Cells;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Numerics.Tables;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Surrogates;

namespace Nas.Domain.Search.Archives;

/// <summary>The architectures of an archive as rows of numbers, in the columns that a surrogate sees of candidates.</summary>
/// <remarks>Features follow from the text and the row's own input type, by the operations of one grammar: rows of other grammars count
/// their other operations as <c>other</c>. Cells of NAS-Bench-201 have separate features that other architectures lack.</remarks>
/// <param name="Grammar">The grammar whose operations the features distinguish.</param>
/// <param name="Encoding">The kind of columns.</param>
/// <param name="Proxies">The proxies seen, in the order of columns; a row that lacks one has a missing value.</param>
public sealed record ArchiveEncoding(Grammar Grammar, SurrogateEncoding Encoding, ValueArray<string> Proxies)
{
    private bool SeesFeatures => Encoding != SurrogateEncoding.Zcp;

    private bool SeesProxies => Encoding != SurrogateEncoding.Graf;

    /// <summary>Whether any column has a value for the row.</summary>
    public bool Sees(ArchivedTrial row) =>
        (SeesFeatures && (Grammar.Name != CellNetwork.Grammar || CellNetwork.CellOf(row.Candidate.Text).IsSome))
        || (SeesProxies && row.Proxies.Exists(proxy => Proxies.Contains(proxy.Name)));

    /// <summary>One row for each.</summary>
    public FeatureTable Encode(ImmutableArray<ArchivedTrial> rows)
    {
        var byInput = rows.Select(row => row.Task.Input).Distinct().ToDictionary(input => input, FeaturesFor, StringComparer.Ordinal);
        ImmutableArray<string> names =
        [
            .. SeesFeatures ? CandidateFeatures.OfGraph(Grammar, _ => default).Names : [],
            .. SeesProxies ? Proxies : [],
        ];
        return FeatureTable.BuildRows(
            names,
            rows.Length,
            (row, target) =>
            {
                if (SeesFeatures)
                {
                    byInput[rows[row].Task.Input].Of(rows[row].Candidate).CopyTo(target);
                }

                for (var proxy = 0; SeesProxies && proxy < Proxies.Length; proxy++)
                {
                    target[^(Proxies.Length - proxy)] = ProxyOf(rows[row], Proxies[proxy]);
                }
            }
        );
    }

    private CandidateFeatures FeaturesFor(string input) =>
        CandidateFeatures.OfGraph(
            Grammar,
            candidate =>
                from type in TensorType.Parse(input).ToOption()
                from tree in ArchitectureText.Parse(candidate.Text, type).ToOption()
                select tree
        );

    private static double ProxyOf(ArchivedTrial row, string name) =>
        row.Proxies.Find(proxy => string.Equals(proxy.Name, name, StringComparison.Ordinal)).Map(proxy => proxy.Value).IfNone(double.NaN);
}
