using LanguageExt;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Numerics.Randomness;
using static LanguageExt.Prelude;

namespace Nas.Domain.Architectures.Variation;

/// <summary>Mutation of derivations (einspace, 2024, section 4.2).</summary>
public static class Mutation
{
    /// <summary>Nodes tried before giving up: the literature's loop has no end.</summary>
    private const int MaxAttempts = 64;

    /// <summary>A variant with the subtree at one uniformly drawn node derived anew, by another alternative than before.</summary>
    /// <param name="grammar">The grammar.</param>
    /// <param name="parent">The derivation to vary; hand-written parts that the grammar does not derive stay as they are.
    /// It must be typed under the grammar's scope of grids.</param>
    /// <param name="stream">Where random numbers come from.</param>
    /// <returns>A well-typed derivation that differs from its parent, or none when none was found within the steps that the settings
    /// allow.</returns>
    /// <remarks>A module shared by the branches of a branching is one node and changes in all copies; the public code
    /// keeps only the last copy, so most of its hits there change nothing (defect D2).</remarks>
    public static Option<Derivation> Mutate(Grammar grammar, Derivation parent, RandomStream stream) =>
        Mutate(grammar, parent, stream, MutationSites.All);

    /// <summary>The same at some places only; none where there is no such place.</summary>
    public static Option<Derivation> Mutate(Grammar grammar, Derivation parent, RandomStream stream, MutationSites where)
    {
        var work = Work.Of(grammar);
        var all = Sites.FindAll(grammar, parent, work);
        var sites = where == MutationSites.All ? all : all.FindAll(site => IsTerminal(grammar, site));
        var nodes = TreeSize.Measure(parent).Nodes;
        for (var attempt = 0; attempt < MaxAttempts && sites.Count > 0 && !work.IsSpent; attempt++)
        {
            var cursor = stream.Child(attempt).Cursor();
            var site = sites[cursor.NextInt(sites.Count)];
            var sampling = new Sampling(grammar, work, cursor, site.Depth, site.Copies, Outside(nodes, site));
            if (
                sampling.Expand(site.Rule, site.Slot, site.Alternative) is { } subtree
                && !subtree.ReadsAs(site.Node)
                && site.Put(parent, subtree, grammar.Settings.Fold, work) is { } child
            )
            {
                return Some(child);
            }
        }

        return None;
    }

    private static bool IsTerminal(Grammar grammar, in Site site) =>
        site.Alternative >= 0 && !grammar.Rules[site.Rule].Alternatives[site.Alternative].Expression.Symbols().Any();

    private static long Outside(long nodes, in Site site) =>
        (long)Int128.Max(0, nodes - (Int128)TreeSize.Measure(site.Node).Nodes * site.Copies);
}
