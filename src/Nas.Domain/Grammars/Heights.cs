using System.Collections.Immutable;
using Nas.Domain.Syntax;

namespace Nas.Domain.Grammars;

/// <summary>How soon every alternative can end: what makes bounded derivations end, and what finds rules that never do.</summary>
internal static class Heights
{
    /// <summary>The height of what never ends, or is not computed yet.</summary>
    public const int Unknown = int.MaxValue / 2;

    /// <summary>The rules with every alternative's height: the least fixed point over the grammar.</summary>
    public static ImmutableArray<Rule> Of(ImmutableArray<Rule> rules)
    {
        var heights = Enumerable.Repeat(Unknown, rules.Length).ToArray();
        for (var changed = true; changed;)
        {
            changed = false;
            for (var i = 0; i < rules.Length; i++)
            {
                var height = rules[i].Alternatives.Min(alternative => Of(alternative.Expression, heights));
                changed |= height < heights[i];
                heights[i] = Math.Min(height, heights[i]);
            }
        }

        return rules
            .Select(rule => rule with
            {
                Alternatives = rule.Alternatives.Select(alternative => alternative with { Height = Of(alternative.Expression, heights) }).ToImmutableArray(),
            })
            .ToImmutableArray();
    }

    /// <summary>An error for every rule that never ends, and for every rule that can rewrite to itself alone.</summary>
    public static IEnumerable<Diagnostic> Endless(ImmutableArray<Rule> rules) =>
        rules.Where(rule => rule.Height >= Unknown)
            .Select(rule => Diagnostic.Error(rule.At, $"'{rule.Name}' never ends: each of its alternatives needs itself or another rule that never ends"))
            .Concat(Enumerable.Range(0, rules.Length)
                .Where(i => rules[i].Height < Unknown && ReachesItself(rules, i))
                .Select(i => Diagnostic.Error(rules[i].At, $"'{rules[i].Name}' can be rewritten to itself without making anything")));

    private static int Of(Expression expression, int[] heights) => expression switch
    {
        Expression.Symbol symbol => heights[symbol.Index],
        Expression.Combined combined => Math.Min(Unknown, 1 + combined.Parts.Max(part => Of(part, heights))),
        _ => 0,
    };

    private static bool ReachesItself(ImmutableArray<Rule> rules, int start)
    {
        var seen = new bool[rules.Length];
        var open = new Stack<int>([start]);
        while (open.TryPop(out var rule))
        {
            foreach (var next in rules[rule].Alternatives.Select(alternative => alternative.Expression).OfType<Expression.Symbol>())
            {
                if (next.Index == start)
                {
                    return true;
                }

                if (!seen[next.Index])
                {
                    seen[next.Index] = true;
                    open.Push(next.Index);
                }
            }
        }

        return false;
    }
}
