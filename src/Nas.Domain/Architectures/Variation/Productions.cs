using System.Collections.Immutable;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars;

namespace Nas.Domain.Architectures.Variation;

/// <summary>The choices that a derivation is made of.</summary>
public static class Productions
{
    /// <summary>All choices in pre-order; fewer where the grammar does not derive a part. A rule that is rewritten to another rule alone is
    /// a choice, too, so that the alternatives are those that <see cref="Derive.Complete"/> takes.</summary>
    /// <param name="grammar">The grammar.</param>
    /// <param name="tree">The derivation.</param>
    public static ValueArray<Production> Of(Grammar grammar, Derivation tree)
    {
        var (found, work) = (ImmutableArray.CreateBuilder<Production>(), Work.Of(grammar));
        var matching = new Matching(grammar, work);
        var above = new Stack<Taken>();
        foreach (var site in Sites.FindAll(grammar, tree, work))
        {
            while (above.TryPeek(out var top) && site.Index >= top.End)
            {
                above.Pop();
            }

            var (place, taken) = (PlaceOf(site.Rule, above), new Taken(site.Rule, site.Alternative, site.Index + site.Node.Nodes));
            found.Add(new(place, taken.Alternative, AlternativesOf(grammar, taken.Rule)));
            while (UnitOf(grammar, taken) is { } unit)
            {
                place = new(taken.Rule, taken.Alternative, 0, unit);
                taken = taken with { Rule = unit, Alternative = matching.Match(unit, site.Node).Alternative };
                found.Add(new(place, taken.Alternative, AlternativesOf(grammar, unit)));
            }

            above.Push(taken);
        }

        return found.ToImmutable();
    }

    private static int AlternativesOf(Grammar grammar, int rule) => grammar.Rules[rule].Alternatives.Length;

    /// <summary>The rule that an alternative stands for alone; null where it makes something.</summary>
    private static int? UnitOf(Grammar grammar, Taken taken) =>
        taken.Alternative >= 0 && grammar.Rules[taken.Rule].Alternatives[taken.Alternative].Expression is Expression.Symbol unit
            ? unit.Index
            : null;

    private static ProductionPlace PlaceOf(int rule, Stack<Taken> above)
    {
        if (!above.TryPop(out var parent))
        {
            return new(-1, -1, 0, rule);
        }

        above.Push(parent with { Children = parent.Children + 1 });
        return new(parent.Rule, parent.Alternative, parent.Children, rule);
    }

    /// <summary>A choice below which others may stand.</summary>
    /// <param name="Rule">The nonterminal.</param>
    /// <param name="Alternative">Its alternative.</param>
    /// <param name="End">The pre-order index of the first node behind its subtree.</param>
    /// <param name="Children">Choices found directly below it so far.</param>
    private readonly record struct Taken(int Rule, int Alternative, int End, int Children = 0);
}
