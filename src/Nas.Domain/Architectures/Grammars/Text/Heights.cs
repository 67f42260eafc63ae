using System.Collections.Immutable;
using Nas.Domain.Text;

namespace Nas.Domain.Architectures.Grammars.Text;

/// <summary>How soon every alternative can end: what makes bounded derivations end, and what finds rules that never do.</summary>
internal static class Heights
{
    /// <summary>The height of what never ends, or is not computed yet.</summary>
    public const int Unknown = int.MaxValue / 2;

    /// <summary>The rules with every alternative's height: the least fixed point over the grammar.</summary>
    /// <remarks>Rules become known in the order of their heights (Knuth's generalisation of Dijkstra's algorithm, 1977), so
    /// that every alternative is looked at once.</remarks>
    public static ImmutableArray<Rule> Compute(ImmutableArray<Rule> rules)
    {
        var heights = Enumerable.Repeat(Unknown, rules.Length).ToArray();
        var users = rules.Select(_ => new List<(int Rule, int Alternative)>()).ToArray();
        var unknownParts = rules.Select(rule => new int[rule.Alternatives.Length]).ToArray();
        var known = new PriorityQueue<int, int>();
        for (var i = 0; i < rules.Length; i++)
        {
            for (var k = 0; k < rules[i].Alternatives.Length; k++)
            {
                foreach (var symbol in rules[i].Alternatives[k].Expression.Symbols())
                {
                    users[symbol].Add((i, k));
                    unknownParts[i][k]++;
                }

                if (unknownParts[i][k] == 0)
                {
                    known.Enqueue(i, HeightOf(rules[i].Alternatives[k].Expression, heights));
                }
            }
        }

        while (known.TryDequeue(out var rule, out var height))
        {
            if (heights[rule] < Unknown)
            {
                continue;
            }

            heights[rule] = height;
            foreach (var (user, alternative) in users[rule])
            {
                if (--unknownParts[user][alternative] == 0)
                {
                    known.Enqueue(user, HeightOf(rules[user].Alternatives[alternative].Expression, heights));
                }
            }
        }

        return rules
            .Select(rule =>
                rule with
                {
                    Alternatives = rule
                        .Alternatives.Select(alternative => alternative with { Height = HeightOf(alternative.Expression, heights) })
                        .ToImmutableArray(),
                }
            )
            .ToImmutableArray();
    }

    /// <summary>An error for every rule that never ends, and for the lowest alternative that is too high for the recursion.</summary>
    public static IEnumerable<Diagnostic> Errors(ImmutableArray<Rule> rules) =>
        rules
            .Where(rule => rule.Height >= Unknown)
            .Select(rule =>
                Diagnostic.Error(
                    rule.At,
                    $"'{rule.Name}' never ends: each of its alternatives needs itself or another rule that never ends"
                )
            )
            .Concat(
                rules
                    .SelectMany(rule => rule.Alternatives)
                    .Where(alternative => alternative.Height is > GrammarSettings.MaxDepthAllowed and < Unknown)
                    .OrderBy(alternative => alternative.Height)
                    .Take(1)
                    .Select(alternative =>
                        Diagnostic.Error(
                            alternative.At,
                            $"every tree of this alternative has {alternative.Height} levels or more; the most allowed are {GrammarSettings.MaxDepthAllowed}"
                        )
                    )
            );

    private static int HeightOf(Expression expression, int[] heights) =>
        expression switch
        {
            Expression.Symbol symbol => heights[symbol.Index],
            Expression.Combined combined => Math.Min(Unknown, 1 + combined.Parts.Max(part => HeightOf(part, heights))),
            Expression.Terminal => 0,
            _ => throw Closed.Unknown(expression),
        };
}
