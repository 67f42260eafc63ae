using System.Globalization;

namespace Nas.Domain.Architectures.Derivations;

/// <summary>What the readers of published texts have in common.</summary>
internal static class PublishedSyntax
{
    /// <summary>The first place from one on that is not blank.</summary>
    public static int SkipBlanks(string text, int from)
    {
        while (from < text.Length && char.IsWhiteSpace(text[from]))
        {
            from++;
        }

        return from;
    }

    /// <summary>That something else stands at a place.</summary>
    public static string Expected(string text, int at, string what) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"at character {at + 1}: expected {what} instead of {(at < text.Length ? $"'{text[at]}'" : "the end")}"
        );
}
