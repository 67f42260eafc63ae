using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Text;

namespace Nas.Domain.Architectures.Grammars.Checks;

/// <summary>Finds parts of the wrong kind for their position, such as a split where a map is needed.</summary>
internal static class MisplacedParts
{
    public static IEnumerable<Diagnostic> Of(Grammar grammar)
    {
        var places = new Places(grammar);
        return grammar.Rules.SelectMany((rule, index) => OfRule(grammar, places, rule, index));
    }

    private static IEnumerable<Diagnostic> OfRule(Grammar grammar, Places places, Rule rule, int index)
    {
        var misplaced = from alternative in rule.Alternatives
                        from part in Places.Below(alternative.Expression)
                        where (places.GivenBy(part.Part) & part.Place) == 0
                        select Diagnostic.Error(alternative.At, $"'{GrammarText.Print(grammar, part.Part)}' stands where {Places.Describe(part.Place)} is needed");
        if (index == grammar.Start && (places.GivenBy(index) & places.TakenFrom(index)) == 0)
        {
            return misplaced.Append(Diagnostic.Error(rule.At, $"'{rule.Name}' is where derivations start and gives no network, only operations of a branch(…)"));
        }

        // A rule that fits nowhere is reported where it is used; one of which only some alternatives fit is reported here.
        return (places.GivenBy(index) & places.TakenFrom(index)) == 0
            ? misplaced
            : misplaced.Concat(
                from alternative in rule.Alternatives
                where (places.GivenBy(alternative.Expression) & places.TakenFrom(index)) == 0
                select Diagnostic.Error(alternative.At, $"'{GrammarText.Print(grammar, alternative.Expression)}' is never taken: wherever '{rule.Name}' is used, {Places.Describe(places.TakenFrom(index))} is needed"));
    }
}
