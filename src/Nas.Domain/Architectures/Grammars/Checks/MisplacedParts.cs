using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Text;

namespace Nas.Domain.Architectures.Grammars.Checks;

/// <summary>Finds parts of the wrong kind for their position, such as a split where a map is needed.</summary>
internal static class MisplacedParts
{
    public static IEnumerable<Diagnostic> Find(Grammar grammar)
    {
        var positions = new PartPositions(grammar);
        return grammar.Rules.SelectMany((rule, index) => OfRule(grammar, positions, rule, index));
    }

    private static IEnumerable<Diagnostic> OfRule(Grammar grammar, PartPositions positions, Rule rule, int index)
    {
        var misplaced =
            from alternative in rule.Alternatives
            from part in PartPositions.Below(alternative.Expression)
            where (positions.GivenBy(part.Part) & part.Place) == 0
            select Diagnostic.Error(
                alternative.At,
                $"'{GrammarText.Print(grammar, part.Part)}' stands where {PartPositions.Describe(part.Place)} is needed"
            );
        if (index == grammar.Start && (positions.GivenBy(index) & positions.TakenFrom(index)) == 0)
        {
            return misplaced.Append(
                Diagnostic.Error(rule.At, $"'{rule.Name}' is where derivations start and gives no network, only operations of a branch(…)")
            );
        }

        // A rule that fits nowhere is reported where it is used; one of which only some alternatives fit is reported here.
        return (positions.GivenBy(index) & positions.TakenFrom(index)) == 0
            ? misplaced
            : misplaced.Concat(
                from alternative in rule.Alternatives
                where (positions.GivenBy(alternative.Expression) & positions.TakenFrom(index)) == 0
                select Diagnostic.Error(
                    alternative.At,
                    $"'{GrammarText.Print(grammar, alternative.Expression)}' is never taken: wherever '{rule.Name}' is used, {PartPositions.Describe(positions.TakenFrom(index))} is needed"
                )
            );
    }
}
