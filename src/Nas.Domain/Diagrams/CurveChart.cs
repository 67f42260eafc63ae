using System.Collections.Immutable;

namespace Nas.Domain.Diagrams;

/// <summary>Curves with bands on linear axes.</summary>
public static class CurveChart
{
    private const double Width = 560;
    private const double Height = 300;
    private const double Left = 64;
    private const double Top = 36;
    private const double Names = 200;
    private const double Row = 14;
    private const int Ticks = 6;

    /// <summary>The chart of lines that have points. Bands reach out of it where single intervals are much wider than the means lie
    /// apart.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="across">What the horizontal axis counts.</param>
    /// <param name="lines">The lines, each in the colour of its place.</param>
    public static Drawing Draw(string title, string across, ImmutableArray<ChartLine> lines)
    {
        var frame = Frame.Around(lines);
        var marks = ImmutableArray.CreateBuilder<Mark>();
        marks.Add(new Mark.Words(Left, 20, title, Palette.Ink, Anchor.Start));
        marks.AddRange(Enumerable.Range(0, Ticks + 1).SelectMany(frame.GridLines));
        marks.Add(new Mark.Words(Left + Width / 2, Top + Height + 38, across, Palette.Ink, Anchor.Middle));
        marks.AddRange(lines.SelectMany((line, place) => Band(line, place, frame)));
        marks.AddRange(lines.Select((line, place) => Middle(line, place, frame)));
        marks.AddRange(NamesOf(lines, frame));
        return new(title, Left + Width + Names, Top + Height + 48, [.. marks]);
    }

    private static IEnumerable<Mark> Band(ChartLine line, int place, Frame frame)
    {
        var known = line.Points.Where(point => double.IsFinite(point.Value.HalfWidth)).ToList();
        return known.Count < 2
            ? []
            :
            [
                new Mark.Area(
                    [
                        .. known.Select(point => frame.Place(point.At, point.Value.High)),
                        .. known.AsEnumerable().Reverse().Select(point => frame.Place(point.At, point.Value.Low)),
                    ],
                    Palette.ColourOf(place)
                ),
            ];
    }

    private static Mark.Line Middle(ChartLine line, int place, Frame frame) =>
        new([.. line.Points.Select(point => frame.Place(point.At, point.Value.Mean))], Palette.ColourOf(place), 2);

    /// <summary>The names next to the ends of their lines, from top to bottom, without overlap.</summary>
    private static IEnumerable<Mark> NamesOf(ImmutableArray<ChartLine> lines, Frame frame)
    {
        var last = double.NegativeInfinity;
        foreach (var place in Enumerable.Range(0, lines.Length).OrderBy(place => EndOf(lines[place], frame)))
        {
            last = Math.Max(last + Row, EndOf(lines[place], frame) + 4);
            yield return new Mark.Words(Left + Width + 8, last, lines[place].Name, Palette.ColourOf(place), Anchor.Start);
        }
    }

    private static double EndOf(ChartLine line, Frame frame) => frame.Place(line.Points[^1].At, line.Points[^1].Value.Mean).Y;

    /// <summary>The ranges of both axes.</summary>
    private readonly record struct Frame(double First, double Last, double Min, double Max)
    {
        /// <summary>A chart of the means, with some room around them; the first fifth of the curves, where all begin, may be cut off.</summary>
        public static Frame Around(ImmutableArray<ChartLine> lines)
        {
            var points = lines.SelectMany(line => line.Points).ToArray();
            var (first, last) = (points.Min(point => point.At), points.Max(point => point.At));
            var means = points.Where(point => point.At >= first + (last - first) / 5).Select(point => point.Value.Mean).ToArray();
            var room = Math.Max(1e-6, 0.15 * (means.Max() - means.Min()));
            return new(first, Math.Max(last, first + 1e-6), means.Min() - room, means.Max() + room);
        }

        public (double X, double Y) Place(double at, double value) =>
            (Left + Width * (at - First) / (Last - First), Top + Height * (1 - (Math.Clamp(value, Min, Max) - Min) / (Max - Min)));

        public IEnumerable<Mark> GridLines(int tick)
        {
            var share = (double)tick / Ticks;
            var (x, y) = (Left + Width * share, Top + Height * (1 - share));
            return
            [
                new Mark.Line([(x, Top), (x, Top + Height)], Palette.Grid, 1),
                new Mark.Line([(Left, y), (Left + Width, y)], Palette.Grid, 1),
                new Mark.Words(
                    x,
                    Top + Height + 18,
                    FormattableString.Invariant($"{Math.Round(First + (Last - First) * share):0}"),
                    Palette.Ink,
                    Anchor.Middle
                ),
                new Mark.Words(Left - 8, y + 4, FormattableString.Invariant($"{Min + (Max - Min) * share:0.##}"), Palette.Ink, Anchor.End),
            ];
        }
    }
}
