using System.Collections.Immutable;

namespace Nas.Domain.Architectures.Grammars.Checks;

/// <summary>Number of derivations of a grammar up to a height, ignoring types and weights.</summary>
/// <param name="Height">Levels below the root, at most.</param>
/// <param name="Log10">Decimal logarithm of the number.</param>
/// <remarks>A tree with two derivations counts twice. Shape rules exclude many of the derivations counted.</remarks>
public readonly record struct DerivationCount(int Height, double Log10)
{
    private const int Heights = 10;

    internal static ImmutableArray<DerivationCount> Compute(Grammar grammar)
    {
        var lowest = grammar.Rules[grammar.Start].Height;
        var counting = new DerivationCounting(grammar, lowest + Heights);
        return [.. Enumerable.Range(lowest, Heights).Select(height => new DerivationCount(height, counting.OfRule(grammar.Start, height)))];
    }
}
