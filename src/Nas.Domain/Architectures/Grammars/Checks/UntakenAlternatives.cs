using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Architectures.Operations;
using Nas.Domain.Text;

namespace Nas.Domain.Architectures.Grammars.Checks;

/// <summary>Finds alternatives that no sampled derivation for an input took.</summary>
internal static class UntakenAlternatives
{
    public static IEnumerable<Diagnostic> Find(Grammar grammar, Coverage coverage)
    {
        if (coverage.Derivations.IsEmpty)
        {
            return
            [
                Diagnostic.Error(
                    grammar.Rules[grammar.Start].At,
                    $"none of {coverage.Tried} derivations could be completed for the input {coverage.Input}; raise 'nodes' or offer alternatives that every type fits"
                ),
            ];
        }

        return from rule in UnreachableRules.Reachable(grammar)
            from alternative in grammar.Rules[rule].Alternatives.Where((_, k) => !coverage.Taken[rule][k])
            select Diagnostic.Warning(
                alternative.At,
                $"'{GrammarText.Print(grammar, alternative.Expression)}' is out of reach for the input {coverage.Input}: none of {coverage.Attempts} derivations took it{Reason(alternative.Expression, coverage)}"
            );
    }

    private static string Reason(Expression expression, Coverage coverage) =>
        expression is Expression.Terminal { Operation: MapOperation operation } && operation.Infer(coverage.Input).Reason is { } reason
            ? $" (on the input itself: {reason})"
            : "";
}
