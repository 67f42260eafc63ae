using System.Globalization;
using System.Text;

namespace Nas.Domain.Diagrams;

/// <summary>Drawings as PDF 1.4, a page each, as papers include them.</summary>
/// <remarks>The file is plain ASCII: vectors, and words in Helvetica, which readers have.</remarks>
public static class DrawingPdf
{
    private const int Objects = 6;

    /// <summary>The whole file.</summary>
    public static string Print(Drawing drawing)
    {
        var content = Content(drawing);
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            Text(
                $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {drawing.Width:0.##} {drawing.Height:0.##}] /Contents 6 0 R /Resources << /Font << /F 4 0 R >> /ExtGState << /A 5 0 R /B << /ca 1 >> >> >> >>"
            ),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            Text($"<< /ca {Mark.Area.Opacity} >>"),
            Text($"<< /Length {content.Length} >>\nstream\n{content}endstream"),
        ];
        var (file, places) = (new StringBuilder("%PDF-1.4\n"), new List<int>());
        for (var number = 1; number <= Objects; number++)
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{objects[number - 1]}\nendobj\n");
        }

        var table = string.Concat(places.Select(place => Text($"{place:0000000000} 00000 n \n")));
        var start = file.Length;
        return file.Append(
                CultureInfo.InvariantCulture,
                $"xref\n0 {Objects + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {Objects + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
            )
            .ToString();
    }

    private static string Content(Drawing drawing) => string.Concat(drawing.Marks.Select(mark => Print(mark, drawing.Height)));

    /// <summary>PDF counts from the bottom.</summary>
    private static string Print(Mark mark, double height) =>
        mark switch
        {
            Mark.Line line => Text($"/B gs {Colour(line.Colour)} RG {line.Thickness:0.##} w {Path(line.Points, height)}S\n"),
            Mark.Area area => Text($"/A gs {Colour(area.Colour)} rg {Path(area.Points, height)}f\n"),
            Mark.Words words => Print(words, Helvetica.Plain(words.Text), height),
            _ => throw Closed.Unknown(mark),
        };

    private static string Print(Mark.Words words, string plain, double height)
    {
        var share = words.Anchor switch
        {
            Anchor.Start => 0,
            Anchor.Middle => 0.5,
            _ => 1,
        };
        var escaped = plain
            .Replace(@"\", @"\\", StringComparison.Ordinal)
            .Replace("(", @"\(", StringComparison.Ordinal)
            .Replace(")", @"\)", StringComparison.Ordinal);
        return Text(
            $"/B gs {Colour(words.Colour)} rg BT /F {Mark.Words.Size} Tf {words.X - share * Helvetica.WidthOf(plain, Mark.Words.Size):0.##} {height - words.Y:0.##} Td ({escaped}) Tj ET\n"
        );
    }

    private static string Path(ValueArray<(double X, double Y)> points, double height) =>
        string.Concat(points.Select((point, place) => Text($"{point.X:0.##} {height - point.Y:0.##} {(place == 0 ? "m" : "l")} ")));

    private static string Colour(string hex) =>
        string.Join(' ', new[] { 1, 3, 5 }.Select(at => Text($"{Convert.ToInt32(hex.Substring(at, 2), 16) / 255.0:0.###}")));

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
