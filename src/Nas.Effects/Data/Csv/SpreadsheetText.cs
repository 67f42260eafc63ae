namespace Nas.Effects.Data.Csv;

/// <summary>Text for a cell that somebody may open in a spreadsheet.</summary>
internal static class SpreadsheetText
{
    /// <summary>The same text, with an apostrophe before it where a spreadsheet would take it for a formula.</summary>
    public static string Escape(string text) => text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
}
