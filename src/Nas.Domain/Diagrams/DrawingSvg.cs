namespace Nas.Domain.Diagrams;

/// <summary>Drawings as SVG.</summary>
public static class DrawingSvg
{
    /// <summary>A drawing as an element of a page or, alone, as a file.</summary>
    public static Markup Print(Drawing drawing) =>
        Markup.Format(
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" role="img" width="{drawing.Width}" height="{drawing.Height}" viewBox="0 0 {drawing.Width} {drawing.Height}" font-family="system-ui, sans-serif" font-size="{Mark.Words.Size}">
            <title>{drawing.Title}</title>
            <rect width="{drawing.Width}" height="{drawing.Height}" fill="#ffffff"/>
            {drawing.Marks.Select(Print)}</svg>

            """
        );

    private static Markup Print(Mark mark) =>
        mark switch
        {
            Mark.Line line => Markup.Format(
                $"<path fill=\"none\" stroke=\"{line.Colour}\" stroke-width=\"{line.Thickness}\" d=\"M{line.Points.Select(Point)}\"/>\n"
            ),
            Mark.Area area => Markup.Format(
                $"<path fill=\"{area.Colour}\" fill-opacity=\"{Mark.Area.Opacity}\" d=\"M{area.Points.Select(Point)}Z\"/>\n"
            ),
            Mark.Words words => Markup.Format(
                $"<text x=\"{words.X}\" y=\"{words.Y}\" fill=\"{words.Colour}\" text-anchor=\"{AnchorOf(words.Anchor)}\">{words.Text}</text>\n"
            ),
            _ => throw Closed.Unknown(mark),
        };

    private static Markup Point((double X, double Y) at) => Markup.Format($"{at.X} {at.Y} ");

    private static string AnchorOf(Anchor anchor) =>
        anchor switch
        {
            Anchor.Start => "start",
            Anchor.Middle => "middle",
            _ => "end",
        };
}
