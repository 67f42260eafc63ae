using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Text;

namespace Nas.Domain.Architectures.Grammars.Checks;

/// <summary>Alternatives that a rule lists twice.</summary>
internal static class DuplicateAlternatives
{
    public static IEnumerable<Diagnostic> Find(Grammar grammar) =>
        from rule in grammar.Rules
        from same in rule.Alternatives.GroupBy(alternative => GrammarText.Print(grammar, alternative.Expression), StringComparer.Ordinal)
        from again in same.Skip(1)
        select Diagnostic.Warning(
            again.At,
            $"'{rule.Name}' lists this alternative at {same.First().At} already; write it once, with the sum of the weights"
        );
}
