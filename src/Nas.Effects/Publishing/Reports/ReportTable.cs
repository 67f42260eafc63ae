using Nas.Domain.Diagrams;

namespace Nas.Effects.Publishing.Reports;

/// <summary>Tables in reports.</summary>
internal static class ReportTable
{
    /// <summary>A table with a caption, a header row, and rows of cells that bring their own tags.</summary>
    public static Markup Of(string caption, IEnumerable<Markup> heads, IEnumerable<Markup> rows, string classes = "") => Markup.Of($"""
        <div class="scroll" tabindex="0" role="region" aria-label="{caption}"><table{(classes.Length == 0 ? Markup.Empty : Markup.Of($" class=\"{classes}\""))}>
        <caption>{caption}</caption>
        <thead><tr>{heads}</tr></thead>
        <tbody>
        {rows}</tbody>
        </table></div>

        """);

    /// <summary>A collapsed table next to a chart.</summary>
    public static Markup Beside(string caption, IEnumerable<Markup> heads, IEnumerable<Markup> rows) =>
        Markup.Of($"<details><summary>{caption}, as a table</summary>\n{Of(caption, heads, rows)}</details>\n");

    public static Markup Head(string text) => Markup.Of($"<th scope=\"col\">{text}</th>");

    public static Markup NumberHead(string text) => Markup.Of($"<th scope=\"col\" class=\"number\">{text}</th>");

    public static Markup Row(params IEnumerable<Markup> cells) => Markup.Of($"<tr>{cells}</tr>\n");

    public static Markup Cell(string text) => Markup.Of($"<td>{text}</td>");

    public static Markup Cell(Markup content) => Markup.Of($"<td>{content}</td>");

    public static Markup Number(string text) => Markup.Of($"<td class=\"number\">{text}</td>");

    /// <summary>A number with the value to sort by.</summary>
    public static Markup Number(string text, IFormattable value) =>
        Markup.Of($"<td class=\"number\" data-value=\"{value.ToString(null, System.Globalization.CultureInfo.InvariantCulture)}\">{text}</td>");
}
