using System.Globalization;
using Nas.Domain.Text;

namespace Nas.Domain.Architectures.Grammars.Checks;

/// <summary>Weights that look like probabilities and do not sum to 1.</summary>
internal static class UnnormalisedWeights
{
    private const double Tolerance = 0.01;

    public static IEnumerable<Diagnostic> Find(Grammar grammar) =>
        from rule in grammar.Rules
        let sum = rule.Alternatives.Sum(alternative => alternative.Weight.Value)
        where rule.Alternatives.Length > 1 && rule.Alternatives.All(LooksLikeProbability) && Math.Abs(sum - 1) > Tolerance
        select Diagnostic.Warning(
            rule.At,
            string.Create(
                CultureInfo.InvariantCulture,
                $"the weights of '{rule.Name}' look like probabilities and sum to {sum:0.####}; each is divided by that sum"
            )
        );

    private static bool LooksLikeProbability(Alternative alternative) =>
        alternative.Weight is { IsFixed: false, Text.Length: > 0, Value: < 1 };
}
