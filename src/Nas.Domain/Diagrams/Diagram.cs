using Nas.Domain.Text;

namespace Nas.Domain.Diagrams;

/// <summary>A picture in SVG: of an architecture by <see cref="DerivationDiagram"/>, of a network by
/// <see cref="NetworkDiagram"/>.</summary>
/// <param name="Title">Description for screen readers.</param>
/// <param name="Width">Width of the drawing in pixels.</param>
/// <param name="Height">Height of the drawing in pixels.</param>
/// <param name="Body">The drawing.</param>
/// <param name="Kinds">The kinds of operation in it, for the legend.</param>
public sealed record Diagram(string Title, double Width, double Height, Markup Body, ValueArray<OperationKind> Kinds)
{
    private const double Margin = 12;
    private const double LegendHeight = 30;

    /// <summary>How the classes of all diagrams look, in light, in dark and in print: the style sheet that <see cref="Inline"/>
    /// needs.</summary>
    public static string Style { get; } = EmbeddedText.Read("Nas.Domain.Diagrams.diagram.css");

    /// <summary>A self-contained SVG file that loads nothing.</summary>
    public string Standalone() => $"{Drawing(Markup.Format($"<style>{Markup.Trusted(Style)}</style>\n"))}\n";

    /// <summary>An element for a page that holds <see cref="Style"/>.</summary>
    public Markup Inline() => Drawing(Markup.Empty);

    private Markup Drawing(Markup style)
    {
        var (width, height) = (Math.Ceiling(Math.Max(Width, LegendWidth) + 2 * Margin), Math.Ceiling(Height + LegendHeight + 2 * Margin));
        return Markup.Format(
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" class="diagram" role="img" width="{width}" height="{height}" viewBox="0 0 {width} {height}">
            <title>{Title}</title>
            {style}<rect class="paper" width="{width}" height="{height}"/>
            <g transform="translate({Margin} {Margin})">{Legend()}</g>
            <g transform="translate({Margin} {Margin + LegendHeight})">
            {Body}</g>
            </svg>
            """
        );
    }

    private double LegendWidth => Kinds.Sum(EntryWidth);

    private Markup Legend()
    {
        var x = 0.0;
        var entries = new List<Markup>();
        foreach (var kind in Kinds)
        {
            entries.Add(
                Markup.Format(
                    $"<rect class=\"{kind.Class()}\" x=\"{x}\" y=\"0\" width=\"12\" height=\"12\" rx=\"3\"/><text class=\"note\" x=\"{x + 17}\" y=\"10\">{kind.Word()}</text>"
                )
            );
            x += EntryWidth(kind);
        }

        return Markup.Join(entries);
    }

    private static double EntryWidth(OperationKind kind) => 17 + Letters.Note(kind.Word()) + 16;
}
