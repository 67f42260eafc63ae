using System.Globalization;

namespace Nas.Domain.Diagrams;

/// <summary>Widths of texts in diagrams, in pixels: the font is a monospaced one, whose letters are 0.602 of their size wide.</summary>
internal static class Letters
{
    private const int MaxLetters = 36;

    /// <summary>A label in 12 pixels.</summary>
    public static double Label(string text) => 7.23 * Count(text);

    /// <summary>A note in 10.5 pixels.</summary>
    public static double Note(string text) => 6.33 * Count(text);

    /// <summary>A text that is not too long for a box.</summary>
    public static string Clip(string text) => text.Length <= MaxLetters ? text : string.Concat(text.AsSpan(0, MaxLetters - 1), "…");

    private static int Count(string text) => new StringInfo(text).LengthInTextElements;
}
