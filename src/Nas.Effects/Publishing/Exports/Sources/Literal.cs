using System.Globalization;
using System.Text;

namespace Nas.Effects.Publishing.Exports.Sources;

/// <summary>Values as literals of Python and C#.</summary>
/// <remarks>Names of tasks and classes come from untrusted files: they reach a source file only inside these literals.</remarks>
internal static class Literal
{
    /// <summary>A text in double quotes, valid in both languages: printable ASCII, everything else escaped.</summary>
    public static string Text(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            literal.Append(
                rune.Value is >= ' ' and < 0x7F and not '"' and not '\\'
                    ? rune.ToString()
                    : string.Create(CultureInfo.InvariantCulture, $@"\U{rune.Value:X8}")
            );
        }

        return literal.Append('"').ToString();
    }

    /// <summary>A number that reads back as the same float32.</summary>
    public static string Number(float number) => number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Items joined by commas.</summary>
    public static string List<T>(IEnumerable<T> items, Func<T, string> literal) => string.Join(", ", items.Select(literal));
}
