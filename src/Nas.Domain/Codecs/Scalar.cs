using System.Globalization;
using System.Numerics;
using LanguageExt;
using Nas.Domain.Text;
using static LanguageExt.Prelude;

namespace Nas.Domain.Codecs;

/// <summary>Codecs of single values.</summary>
public static class Scalar
{
    /// <summary>A 32-bit whole number.</summary>
    public static Codec<int> Int { get; } = Integer<int>();

    /// <summary>A 64-bit whole number; none is rounded.</summary>
    public static Codec<long> Long { get; } = Integer<long>();

    /// <summary>A double, to the last bit; NaN and the infinities by name.</summary>
    public static Codec<double> Real { get; } =
        Of(new("number"), value => new Node.Number(value.ToString("R", CultureInfo.InvariantCulture)), RealOf);

    /// <summary>A double that is neither NaN nor infinite.</summary>
    public static Codec<double> Finite { get; } = Real.Where(double.IsFinite, new("number"));

    /// <summary>True or false.</summary>
    public static Codec<bool> Bool { get; } =
        Of(
            new("boolean"),
            value => new Node.Bool(value),
            node =>
                node switch
                {
                    Node.Bool flag => flag.Value,
                    Node.Word { Value: "true" } => true,
                    Node.Word { Value: "false" } => false,
                    _ => Option<bool>.None,
                }
        );

    /// <summary>Any text.</summary>
    public static Codec<string> Text { get; } = TextOf(isBlock: false);

    /// <summary>Text that files for people show line by line.</summary>
    public static Codec<string> Block { get; } = TextOf(isBlock: true);

    /// <summary>One of some values, by name.</summary>
    public static Codec<T> OneOf<T>(IEnumerable<(string Name, T Value)> choices)
        where T : notnull
    {
        var all = choices.ToArr();
        var schema = Schema.Text with { Choices = all.Map(choice => choice.Name).ToSeq().Strict() };
        return new(
            value => new Node.Text(
                all.Find(choice => EqualityComparer<T>.Default.Equals(choice.Value, value))
                    .Map(choice => choice.Name)
                    .IfNone(() => throw new ArgumentOutOfRangeException(nameof(value)))
            ),
            node => Text.Read(node).Holds(out var name) ? Chosen(name, node, all, schema) : Mistake.Expected(node, schema),
            schema
        );
    }

    /// <summary>An enumeration by the names of its members.</summary>
    public static Codec<T> Enumeration<T>()
        where T : struct, Enum => OneOf(Enum.GetValues<T>().Select(value => (value.ToString(), value)));

    /// <summary>Numbers from a smallest to a largest one.</summary>
    public static Codec<T> Between<T>(this Codec<T> codec, T min, T max)
        where T : INumber<T> =>
        codec.Where(value => value >= min && value <= max, codec.Schema with { Minimum = Digits(min), Maximum = Digits(max) });

    /// <summary>Numbers from a smallest one on.</summary>
    public static Codec<T> AtLeast<T>(this Codec<T> codec, T min)
        where T : INumber<T> => codec.Where(value => value >= min, codec.Schema with { Minimum = Digits(min) });

    /// <summary>Numbers that are larger than one.</summary>
    public static Codec<T> Above<T>(this Codec<T> codec, T bound)
        where T : INumber<T> => codec.Where(value => value > bound, codec.Schema with { Minimum = Digits(bound), IsExclusive = true });

    private static Codec<T> Of<T>(Schema schema, Func<T, Node> write, Func<Node, Option<T>> read) =>
        new(
            write,
            node => read(node).Holds(out var value) ? Validation<Mistake, T>.Success(value) : Mistake.Expected(node, schema),
            schema
        );

    private static Codec<T> Integer<T>()
        where T : struct, INumber<T> => Of(new("integer"), value => new Node.Number(Digits(value)), node => IntegerOf<T>(node));

    private static Option<T> IntegerOf<T>(Node node)
        where T : struct, INumber<T>
    {
        var digits = (node as Node.Number)?.Digits ?? (node as Node.Word)?.Value;
        return T.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : None;
    }

    private static Codec<string> TextOf(bool isBlock) =>
        Of(
            Schema.Text,
            value => new Node.Text(value, isBlock),
            node =>
                node switch
                {
                    Node.Text text => text.Value,
                    Node.Word word => word.Value,
                    _ => Option<string>.None,
                }
        );

    private static Option<double> RealOf(Node node) =>
        node switch
        {
            Node.Number number => Finitely(number.Digits) || Named(number.Digits),
            Node.Word word => Finitely(word.Value) || Named(word.Value),
            Node.Text text => Named(text.Value), // JSON has no other way to write them.
            _ => None,
        };

    // A number too large for a double would come out as an infinity that nobody wrote.
    private static Option<double> Finitely(string digits) =>
        double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : None;

    private static Option<double> Named(string name) =>
        name switch
        {
            "NaN" or ".nan" => double.NaN,
            "Infinity" or ".inf" => double.PositiveInfinity,
            "-Infinity" or "-.inf" => double.NegativeInfinity,
            _ => None,
        };

    private static Validation<Mistake, T> Chosen<T>(string name, Node node, Arr<(string Name, T Value)> all, Schema schema) =>
        all.Find(choice => string.Equals(choice.Name, name, StringComparison.Ordinal))
            .Match(
                choice => Validation<Mistake, T>.Success(choice.Value),
                () => Mistake.Expected(node, schema).With(DidYouMean.Among(schema.Choices, name))
            );

    private static string Digits<T>(T number)
        where T : INumber<T> => number.ToString(null, CultureInfo.InvariantCulture);
}
