using System.Globalization;
using System.Text;

namespace Nas.Domain.Text;

/// <summary>Text that a terminal shows and does not obey.</summary>
public static class PlainText
{
    /// <summary>The text with control characters written as JSON writes them, such as <c>\\u001b</c>; line ends and tabs stay.</summary>
    public static string Of(string text) => Escaped(text, IsObeyed);

    /// <summary>The same in one line: a name that holds a line's end cannot begin another line, of a terminal or of a file.</summary>
    public static string Line(string text) => Escaped(text, (all, at) => IsObeyed(all, at) || EndsLine(all[at]));

    private static string Escaped(string text, Func<string, int, bool> isSpecial)
    {
        if (!Enumerable.Range(0, text.Length).Any(i => isSpecial(text, i)))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            if (isSpecial(text, i))
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

    /// <summary>What ends a line for a terminal, YAML or a spreadsheet, beside control characters.</summary>
    private static bool EndsLine(char letter) => letter is '\n' or '\r' or '\t' or '\u2028' or '\u2029';
}
