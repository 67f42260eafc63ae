using System.Collections.Immutable;
using Nas.Domain.Text;

namespace Nas.Domain.Architectures.Grammars.Text;

/// <summary>Rules that are rewritten to another rule alone, as in <c>a = b</c>: they may form no circle and no long chain.</summary>
internal static class UnitChains
{
    private const int MaxLength = 16;

    /// <summary>An error for every rule that is on a circle and yet can end; without circles, for the rules that start too long a
    /// chain.</summary>
    public static IEnumerable<Diagnostic> Errors(ImmutableArray<Rule> rules)
    {
        var next = rules
            .Select(rule =>
                rule.Alternatives.Select(alternative => alternative.Expression)
                    .OfType<Expression.Symbol>()
                    .Select(symbol => symbol.Index)
                    .Distinct()
                    .ToArray()
            )
            .ToArray();
        var lengths = Lengths(next);
        return Enumerable
            .Range(0, rules.Length)
            .Where(i => lengths[i] > MaxLength || (lengths[i] < 0 && rules[i].Height < Heights.Unknown && ReachesItself(next, i)))
            .Select(i =>
                Diagnostic.Error(
                    rules[i].At,
                    lengths[i] < 0
                        ? $"'{rules[i].Name}' can be rewritten to itself without making anything"
                        : $"'{rules[i].Name}' is rewritten through {lengths[i]} rules before anything is made; the most allowed are {MaxLength}"
                )
            );
    }

    /// <summary>Length of the longest chain from every rule; −1 where a circle can be reached.</summary>
    private static int[] Lengths(int[][] next)
    {
        var lengths = new int[next.Length];
        var unknown = next.Select(units => units.Length).ToArray();
        var previous = next.SelectMany((units, rule) => units.Select(unit => (unit, rule))).ToLookup(edge => edge.unit, edge => edge.rule);
        var open = new Stack<int>(Enumerable.Range(0, next.Length).Where(rule => unknown[rule] == 0));
        while (open.TryPop(out var rule))
        {
            foreach (var user in previous[rule])
            {
                lengths[user] = Math.Max(lengths[user], lengths[rule] + 1);
                if (--unknown[user] == 0)
                {
                    open.Push(user);
                }
            }
        }

        return lengths.Select((length, rule) => unknown[rule] == 0 ? length : -1).ToArray();
    }

    private static bool ReachesItself(int[][] next, int start)
    {
        var seen = new bool[next.Length];
        var open = new Stack<int>([start]);
        while (open.TryPop(out var rule))
        {
            foreach (var unit in next[rule])
            {
                if (!seen[unit])
                {
                    seen[unit] = true;
                    open.Push(unit);
                }
            }
        }

        return seen[start];
    }
}
