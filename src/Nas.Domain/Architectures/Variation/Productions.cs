using System.Collections.Immutable;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars;

namespace Nas.Domain.Architectures.Variation;

/// <summary>The choices that a derivation is made of.</summary>
public static class Productions
{
    /// <summary>All choices in pre-order; fewer where the grammar does not derive a part.</summary>
    /// <param name="grammar">The grammar.</param>
    /// <param name="tree">The derivation.</param>
    public static ValueArray<Production> Of(Grammar grammar, Derivation tree)
    {
        var found = ImmutableArray.CreateBuilder<Production>();
        var above = new Stack<(Site Site, int Children)>();
        foreach (var site in Sites.FindAll(grammar, tree, Work.Of(grammar)))
        {
            while (above.TryPeek(out var top) && site.Index >= top.Site.Index + top.Site.Node.Nodes)
            {
                above.Pop();
            }

            found.Add(new(PlaceOf(site, above), site.Alternative, grammar.Rules[site.Rule].Alternatives.Length));
            above.Push((site, 0));
        }

        return found.ToImmutable();
    }

    private static ProductionPlace PlaceOf(in Site site, Stack<(Site Site, int Children)> above)
    {
        if (!above.TryPop(out var parent))
        {
            return new(-1, -1, 0, site.Rule);
        }

        above.Push((parent.Site, parent.Children + 1));
        return new(parent.Site.Rule, parent.Site.Alternative, parent.Children, site.Rule);
    }
}
