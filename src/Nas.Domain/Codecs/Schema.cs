using LanguageExt;

namespace Nas.Domain.Codecs;

/// <summary>What a codec reads, in the terms of JSON schema.</summary>
/// <param name="Type">The type's name in JSON schema.</param>
public sealed record Schema(string Type)
{
    /// <summary>Text.</summary>
    public static Schema Text { get; } = new("string");

    /// <summary>The smallest number allowed.</summary>
    public Option<string> Minimum { get; init; }

    /// <summary>Whether the smallest number itself is refused.</summary>
    public bool IsExclusive { get; init; }

    /// <summary>The largest number allowed.</summary>
    public Option<string> Maximum { get; init; }

    /// <summary>The only values allowed, where they can be listed.</summary>
    public Seq<string> Choices { get; init; }

    /// <summary>What the items of a list are.</summary>
    public Option<Schema> Items { get; init; }

    /// <summary>The fields of a record.</summary>
    public Seq<Property> Properties { get; init; }

    /// <summary>The same as a noun phrase: <c>a whole number from 1 to 5</c>.</summary>
    public string Words => Choices.IsEmpty ? Kind + Range : $"one of {string.Join(", ", Choices)}";

    private string Kind =>
        Type switch
        {
            "integer" => "a whole number",
            "number" => "a number",
            "boolean" => "true or false",
            "array" => "a list",
            "object" => "a mapping of names to values",
            _ => "text",
        };

    private string Range =>
        (Minimum.IfNone(""), Maximum.IfNone("")) switch
        {
            ("", "") => "",
            (var min, "") => IsExclusive ? $" above {min}" : $" of at least {min}",
            ("", var max) => $" of at most {max}",
            var (min, max) => $" from {min} to {max}",
        };
}
