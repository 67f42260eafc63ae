using System.Collections.Immutable;

namespace Nas.Domain.Architectures.Grammars.Checks;

/// <summary>How likely every alternative of a rule is while all of them apply.</summary>
internal static class Shares
{
    public static ImmutableArray<double> Compute(Rule rule)
    {
        var kept = rule.Alternatives.Where(alternative => alternative.Weight.IsFixed).Sum(alternative => alternative.Weight.Value);
        var shared = rule.Alternatives.Where(alternative => !alternative.Weight.IsFixed).Sum(alternative => alternative.Weight.Value);
        var (keptScale, sharedScale) = shared > 0 ? (1.0, (1 - kept) / shared) : (1 / kept, 0.0);
        return rule
            .Alternatives.Select(alternative => alternative.Weight.Value * (alternative.Weight.IsFixed ? keptScale : sharedScale))
            .ToImmutableArray();
    }
}
