using Nas.Domain.Diagrams;

namespace Nas.Effects.Publishing.Reports;

/// <summary>Tables in reports.</summary>
internal static class ReportTable
{
    /// <summary>A table with a caption, a header row, and rows of cells that bring their own tags.</summary>
    public static Markup Render(string caption, IEnumerable<Markup> heads, IEnumerable<Markup> rows, string classes = "") =>
        Markup.Format(
            $"""
            <div class="scroll" tabindex="0" role="region" aria-label="{caption}"><table{(
                classes.Length == 0 ? Markup.Empty : Markup.Format($" class=\"{classes}\"")
            )}>
            <caption>{caption}</caption>
            <thead><tr>{heads}</tr></thead>
            <tbody>
            {rows}</tbody>
            </table></div>

            """
        );

    /// <summary>A collapsed table next to a chart.</summary>
    public static Markup Beside(string caption, IEnumerable<Markup> heads, IEnumerable<Markup> rows) =>
        Markup.Format($"<details><summary>{caption}, as a table</summary>\n{Render(caption, heads, rows)}</details>\n");

    public static Markup Head(string text) => Markup.Format($"<th scope=\"col\">{text}</th>");

    public static Markup NumberHead(string text) => Markup.Format($"<th scope=\"col\" class=\"number\">{text}</th>");

    public static Markup Row(params IEnumerable<Markup> cells) => Markup.Format($"<tr>{cells}</tr>\n");

    public static Markup Cell(string text) => Markup.Format($"<td>{text}</td>");

    public static Markup Cell(Markup content) => Markup.Format($"<td>{content}</td>");

    public static Markup Number(string text) => Markup.Format($"<td class=\"number\">{text}</td>");

    /// <summary>A number with the value to sort by.</summary>
    public static Markup Number(string text, IFormattable value) =>
        Markup.Format(
            $"<td class=\"number\" data-value=\"{value.ToString(null, System.Globalization.CultureInfo.InvariantCulture)}\">{text}</td>"
        );
}
