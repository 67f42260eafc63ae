using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Nas.Domain.Diagrams;

/// <summary>Writes interpolated strings as <see cref="Markup"/>: literal text is kept, values are escaped.</summary>
[InterpolatedStringHandler]
public readonly ref struct MarkupWriter
{
    private readonly StringBuilder _text;

    /// <summary>Called by the compiler.</summary>
    public MarkupWriter(int literalLength, int formattedCount) => _text = new(literalLength + 16 * formattedCount);

    /// <summary>Text of the source.</summary>
    public void AppendLiteral(string text) => _text.Append(text);

    /// <summary>Markup, as it is.</summary>
    public void AppendFormatted(Markup piece) => _text.Append(piece.ToString());

    /// <summary>Pieces of markup, one after the other.</summary>
    public void AppendFormatted(IEnumerable<Markup> pieces)
    {
        foreach (var piece in pieces)
        {
            _text.Append(piece.ToString());
        }
    }

    /// <summary>A number, the same in every culture.</summary>
    public void AppendFormatted(long number) => _text.Append(CultureInfo.InvariantCulture, $"{number}");

    /// <summary>A number with at most two decimals, for coordinates.</summary>
    public void AppendFormatted(double number) => _text.Append(CultureInfo.InvariantCulture, $"{number:0.##}");

    /// <summary>Text, escaped. Characters that XML does not allow become U+FFFD.</summary>
    public void AppendFormatted(string? text)
    {
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => _text.Append("&amp;"),
                '<' => _text.Append("&lt;"),
                '>' => _text.Append("&gt;"),
                '"' => _text.Append("&quot;"),
                '\'' => _text.Append("&#39;"),
                < ' ' and not ('\t' or '\n' or '\r') or >= 0x7F and < 0xA0 or 0xFFFE or 0xFFFF => _text.Append('\uFFFD'),
                _ => _text.Append(CultureInfo.InvariantCulture, $"{rune}"),
            };
        }
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
