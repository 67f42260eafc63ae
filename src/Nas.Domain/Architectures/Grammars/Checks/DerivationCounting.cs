namespace Nas.Domain.Architectures.Grammars.Checks;

/// <summary>Counts derivations by rule and height, as decimal logarithms: the counts themselves grow doubly exponentially with
/// height.</summary>
internal sealed class DerivationCounting(Grammar grammar, int heights)
{
    private readonly FanOuts _fanOuts = new(grammar);
    private readonly double?[,] _known = new double?[grammar.Rules.Length, heights];

    public double OfRule(int rule, int height) =>
        _known[rule, height] ??= Sum(
            grammar
                .Rules[rule]
                .Alternatives.Where(alternative => alternative.Height <= height)
                .Select(alternative => OfExpression(alternative.Expression, height))
        );

    private double OfExpression(Expression expression, int height) =>
        expression switch
        {
            Expression.Symbol symbol => OfRule(symbol.Index, height),
            Expression.Combined combined => height == 0 ? double.NegativeInfinity : OfCombined(combined, height - 1),
            Expression.Terminal => 0,
            _ => throw Closed.Unknown(expression),
        };

    private double OfCombined(Expression.Combined combined, int height)
    {
        var parts = combined.Parts.Select(part => OfExpression(part, height)).ToArray();
        return combined.Copies.Kind != CopyKind.ByFanOut
            ? parts.Sum()
            : parts[2]
                + Sum(
                    _fanOuts
                        .Compute(combined.Parts[0])
                        .Select(fanOut => Math.Log10(fanOut.Ways) + parts[1] * (fanOut.Branches == 2 ? 2 : 1))
                );
    }

    private static double Sum(IEnumerable<double> logarithms)
    {
        var terms = logarithms.ToArray();
        var largest = terms.DefaultIfEmpty(double.NegativeInfinity).Max();
        return double.IsNegativeInfinity(largest) ? largest : largest + Math.Log10(terms.Sum(term => Math.Pow(10, term - largest)));
    }
}
