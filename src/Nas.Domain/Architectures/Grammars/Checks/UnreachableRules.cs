using System.Collections.Immutable;
using Nas.Domain.Text;

namespace Nas.Domain.Architectures.Grammars.Checks;

/// <summary>Rules that no derivation uses.</summary>
internal static class UnreachableRules
{
    public static IEnumerable<Diagnostic> Find(Grammar grammar)
    {
        var reachable = Reachable(grammar);
        return grammar
            .Rules.Where((_, rule) => !reachable.Contains(rule))
            .Select(rule =>
                Diagnostic.Warning(
                    rule.At,
                    $"no derivation uses '{rule.Name}': it cannot be reached from '{grammar.Rules[grammar.Start].Name}'"
                )
            );
    }

    /// <summary>The rules that the start symbol reaches, in the order of the text.</summary>
    public static ImmutableSortedSet<int> Reachable(Grammar grammar)
    {
        var seen = ImmutableSortedSet.CreateBuilder<int>();
        var open = new Stack<int>([grammar.Start]);
        while (open.TryPop(out var rule))
        {
            if (seen.Add(rule))
            {
                foreach (var symbol in grammar.Rules[rule].Alternatives.SelectMany(alternative => alternative.Expression.Symbols()))
                {
                    open.Push(symbol);
                }
            }
        }

        return seen.ToImmutable();
    }
}
