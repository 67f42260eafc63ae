using System.Globalization;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Nas.Domain.Architectures.Grammars;

/// <summary>How likely an alternative is among those that apply.</summary>
/// <param name="Value">A positive finite number.</param>
/// <param name="Text">The number as the grammar writes it; empty when it writes none.</param>
/// <param name="IsFixed">Whether <paramref name="Value"/> is a probability that the alternative keeps while others drop out
/// (written <c>0.32!</c>); the others then share the rest by weight.</param>
public readonly record struct Weight(double Value, string Text, bool IsFixed)
{
    /// <summary>An alternative without a number weighs 1.</summary>
    public static Weight One => new(1, "", false);

    /// <summary>Reads <c>0.5</c>, <c>1/3</c> or <c>0.32!</c>; the left side says what is wrong.</summary>
    public static Either<string, Weight> Parse(string text)
    {
        var isFixed = text.EndsWith('!');
        var value = Number(isFixed ? text[..^1] : text);
        return value switch
        {
            null => Left($"'{text}' is no weight: write a number such as 2, 0.5, 1/3 or 0.32!"),
            <= 0 or double.NaN => Left($"the weight {text} is not above zero"),
            double.PositiveInfinity => Left($"the weight {text} is not finite"),
            >= 1 when isFixed => Left($"{text} is no probability below 1"),
            > 1e9 or < 1e-9 => Left($"the weight {text} is out of range: use numbers from 1e-9 to 1e9"),
            { } number => Right(new Weight(number, text, isFixed)),
        };
    }

    private static double? Number(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? Plain(text) : Plain(text[..slash]) / Plain(text[(slash + 1)..]);
    }

    private static double? Plain(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
