using Nas.Domain.Codecs;

namespace Nas.Effects.Files;

/// <summary>Scalars as cells of CSV. An empty cell is no value, and no spreadsheet takes a text for a formula.</summary>
internal static class CellText
{
    public static string Print(Node node) =>
        node switch
        {
            Node.Text text => Inert(text.Value),
            Node.Number number => number.Digits,
            Node.Bool flag => flag.Value ? "true" : "false",
            _ => throw new ArgumentOutOfRangeException(nameof(node), "a cell holds one value"),
        };

    public static Node Read(string cell) =>
        cell switch
        {
            "" => new Node.Null(),
            ['\'', '=' or '+' or '-' or '@', ..] => new Node.Word(cell[1..]),
            _ => new Node.Word(cell),
        };

    /// <summary>Text that no spreadsheet takes for a formula.</summary>
    public static string Inert(string text) =>
        text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
}
