using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Nas.Domain.Diagrams;
using Nas.Domain.Numerics.Statistics;

namespace Nas.Domain.Tests.Diagrams;

public partial class DrawingTests
{
    private static readonly Drawing Drawing = new(
        "a < b",
        100,
        50,
        [
            new Mark.Line([(0, 0), (10, 20)], "#ff0000", 2),
            new Mark.Area([(0, 0), (10, 0), (10, 10)], "#0072b2"),
            new Mark.Words(50, 40, "(a < b) – ok", "#000000", Anchor.End),
        ]
    );

    [Fact]
    public void Svg_OfADrawing_IsXmlWithEveryMark()
    {
        var svg = XDocument.Parse(DrawingSvg.Print(Drawing).ToString()).Root!;
        Assert.Equal(["title", "rect", "path", "path", "text"], svg.Elements().Select(element => element.Name.LocalName));
        Assert.Equal("(a < b) – ok", svg.Elements().Last().Value);
    }

    [Fact]
    public void Pdf_OfADrawing_HasItsObjectsWhereItsTableSays()
    {
        var pdf = DrawingPdf.Print(Drawing);
        var places = Place().Matches(pdf).Select(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(6, places.Count);
        Assert.All(
            places.Select((place, i) => (place, i)),
            one => Assert.StartsWith($"{one.i + 1} 0 obj", pdf[one.place..], StringComparison.Ordinal)
        );
        var start = int.Parse(Start().Match(pdf).Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        Assert.StartsWith("xref\n", pdf[start..], StringComparison.Ordinal);
        Assert.All(pdf, letter => Assert.True(char.IsAscii(letter)));
    }

    [Fact]
    public void Pdf_OfADrawing_CountsFromTheBottomAndEscapesWords()
    {
        var pdf = DrawingPdf.Print(Drawing);
        Assert.Contains("0 50 m 10 30 l S", pdf, StringComparison.Ordinal);
        Assert.Contains(@"(\(a < b\) ? ok) Tj", pdf, StringComparison.Ordinal);
    }

    [Fact]
    public void Chart_OfSeveralLines_DrawsLinesBandsAndNames()
    {
        var chart = CurveChart.Draw("best", "trials", [Line("one", 0), Line("two", 1)]);
        Assert.Equal(2, chart.Marks.Count(mark => mark is Mark.Area));
        Assert.Equal(
            ["one", "two"],
            chart.Marks.OfType<Mark.Words>().Select(words => words.Text).Where(text => text is "one" or "two").Order()
        );
        Assert.All(
            chart.Marks.OfType<Mark.Line>().SelectMany(line => line.Points),
            point => Assert.True(point.X >= 0 && point.X <= chart.Width && point.Y >= 0 && point.Y <= chart.Height)
        );
    }

    private static ChartLine Line(string name, double from) =>
        new(name, [.. Enumerable.Range(1, 9).Select(at => ((double)at, new MeanInterval(from + at, 1)))]);

    [GeneratedRegex(@"(\d{10}) 00000 n")]
    private static partial Regex Place();

    [GeneratedRegex(@"startxref\n(\d+)")]
    private static partial Regex Start();
}
