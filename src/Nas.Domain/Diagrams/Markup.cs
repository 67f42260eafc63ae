namespace Nas.Domain.Diagrams;

/// <summary>A piece of XML or HTML that is safe by construction: text gets into it escaped or not at all.</summary>
/// <remarks>Equality compares the text. <c>default</c> is the empty piece.</remarks>
/// <example><code>Markup.Of($"&lt;td title='{name}'>{value}&lt;/td>")</code> escapes both holes; a hole that is markup stays as it
/// is.</example>
public readonly record struct Markup
{
    private readonly string? _text;

    private Markup(string text) => _text = text;

    /// <summary>Nothing.</summary>
    public static Markup Empty => default;

    /// <summary>The piece that an interpolated string writes out. Holes are escaped for element content and for quoted
    /// attributes.</summary>
    public static Markup Format(MarkupWriter text) => new(text.ToString());

    /// <summary>Text that is markup already: only for text of this product's own, never for data.</summary>
    public static Markup Trusted(string text) => new(text);

    /// <summary>Pieces one after the other.</summary>
    public static Markup Join(IEnumerable<Markup> pieces) => Format($"{pieces}");

    /// <inheritdoc/>
    public override string ToString() => _text ?? "";
}
