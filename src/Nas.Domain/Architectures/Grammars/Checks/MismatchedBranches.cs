using System.Globalization;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Text;

namespace Nas.Domain.Architectures.Grammars.Checks;

/// <summary>Finds branchings whose split makes a different number of branches than the modules written.</summary>
internal static class MismatchedBranches
{
    public static IEnumerable<Diagnostic> Find(Grammar grammar)
    {
        var fanOuts = new FanOuts(grammar);
        return from alternative in grammar.Rules.SelectMany(rule => rule.Alternatives)
            from branching in Branchings(alternative.Expression)
            from diagnostic in Check(grammar, fanOuts, alternative.At, branching)
            select diagnostic;
    }

    private static IEnumerable<Expression.Combined> Branchings(Expression expression) =>
        expression is not Expression.Combined combined ? []
        : combined.Combinator == Combinator.Branch ? combined.Parts.SelectMany(Branchings).Prepend(combined)
        : combined.Parts.SelectMany(Branchings);

    private static IEnumerable<Diagnostic> Check(Grammar grammar, FanOuts fanOuts, TextPosition at, Expression.Combined branching)
    {
        var written = branching.Copies.Kind == CopyKind.Copied ? branching.Copies.Count : branching.Parts.Length - 2;
        var possible = fanOuts.Compute(branching.Parts[0]).Select(fanOut => fanOut.Branches).ToArray();
        var others = possible.Where(branches => branches != written).ToArray();
        if (branching.Copies.Kind == CopyKind.ByFanOut || (branching.Copies.Kind == CopyKind.Listed && written == 1) || others.Length == 0)
        {
            return [];
        }

        var split = GrammarText.Print(grammar, branching.Parts[0]);
        var made = string.Join(" or ", others.Select(branches => branches.ToString(CultureInfo.InvariantCulture)));
        return others.Length == possible.Length
            ? [Diagnostic.Error(at, $"'{split}' makes {made} branches, and this branch(…) has {written} modules")]
            :
            [
                Diagnostic.Warning(
                    at,
                    $"'{split}' also makes {made} branches; those draws are lost here, where branch(…) has {written} modules"
                ),
            ];
    }
}
