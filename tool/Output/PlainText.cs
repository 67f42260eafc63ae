using System.Globalization;
using System.Text;

namespace Nas.Tool.Output;

/// <summary>Text that a terminal shows and does not obey.</summary>
internal static class PlainText
{
    /// <summary>The text with control characters written as JSON writes them, such as <c>\\u001b</c>; line ends and tabs stay.</summary>
    public static string Of(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsObeyed(text, i))
            {
                return Escaped(text, i);
            }
        }

        return text;
    }

    private static string Escaped(string text, int first)
    {
        var plain = new StringBuilder(text, 0, first, text.Length + 16);
        for (var i = first; i < text.Length; i++)
        {
            if (IsObeyed(text, i))
            {
                plain.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:x4}");
            }
            else
            {
                plain.Append(text[i]);
            }
        }

        return plain.ToString();
    }

    /// <summary>Control characters, and those that turn the direction of writing.</summary>
    private static bool IsObeyed(string text, int at) =>
        text[at] switch
        {
            '\n' or '\t' => false,
            '\r' => at + 1 == text.Length || text[at + 1] != '\n',
            >= '\u202a' and <= '\u202e' or >= '\u2066' and <= '\u2069' => true,
            var letter => char.IsControl(letter),
        };
}
