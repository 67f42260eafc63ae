using System.Collections.Immutable;
using System.Globalization;
using Nas.Domain.Text;

namespace Nas.Domain.Architectures.Grammars.Text;

/// <summary>Probabilities that alternatives keep (<c>0.32!</c>) must leave something for the other alternatives.</summary>
internal static class FixedWeights
{
    private const double Rounding = 1e-9;

    /// <summary>An error for every rule whose kept probabilities are too many.</summary>
    public static IEnumerable<Diagnostic> Errors(ImmutableArray<Rule> rules) =>
        from rule in rules
        let kept = rule.Alternatives.Where(alternative => alternative.Weight.IsFixed).Sum(alternative => alternative.Weight.Value)
        where kept > 0 && (rule.Alternatives.All(alternative => alternative.Weight.IsFixed) ? kept > 1 + Rounding : kept > 1 - Rounding)
        select Diagnostic.Error(
            rule.At,
            string.Create(
                CultureInfo.InvariantCulture,
                $"the probabilities that alternatives of '{rule.Name}' keep sum to {kept:0.####}; they must stay below 1 and leave the rest to the others"
            )
        );
}
