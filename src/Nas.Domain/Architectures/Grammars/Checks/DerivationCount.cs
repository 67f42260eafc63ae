using System.Collections.Immutable;

namespace Nas.Domain.Architectures.Grammars.Checks;

/// <summary>How many derivations a grammar has up to a height, whatever types and weights say.</summary>
/// <param name="Height">Levels below the root, at most.</param>
/// <param name="Log10">Decimal logarithm of the number.</param>
/// <remarks>Ways of deriving are counted, so that a tree with two derivations counts twice. Types rule many of them out.</remarks>
public readonly record struct DerivationCount(int Height, double Log10)
{
    private const int Heights = 10;

    internal static ImmutableArray<DerivationCount> Of(Grammar grammar)
    {
        var lowest = grammar.Rules[grammar.Start].Height;
        var counting = new DerivationCounting(grammar, lowest + Heights);
        return [.. Enumerable.Range(lowest, Heights).Select(height => new DerivationCount(height, counting.OfRule(grammar.Start, height)))];
    }
}
