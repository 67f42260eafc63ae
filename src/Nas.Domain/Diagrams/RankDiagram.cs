using System.Collections.Immutable;
using Nas.Domain.Search.Studies;

namespace Nas.Domain.Diagrams;

/// <summary>Average ranks on a line, with a bar over methods that cannot be told apart (Demšar, JMLR 2006).</summary>
public static class RankDiagram
{
    private const double Width = 640;
    private const double Side = 40;
    private const double Axis = 70;
    private const double Row = 18;
    private const double Bar = 8;

    /// <summary>The diagram of at least two methods.</summary>
    public static Drawing Draw(StudyRanks ranks)
    {
        var methods = ranks.Methods.Length;
        var title = FormattableString.Invariant(
            $"Average ranks over {ranks.Tasks} task(s), 1 is the best; critical difference {ranks.Critical:0.00}"
        );
        var below = Axis + ranks.Alike.Length * Bar + Row;
        return new(
            title,
            Width + 2 * Side,
            below + methods * Row + Row,
            [
                new Mark.Words(Side, 20, title, Palette.Ink, Anchor.Start),
                new Mark.Line([(Side, Axis), (Side + Width, Axis)], Palette.Ink, 1),
                .. Enumerable.Range(1, methods).SelectMany(rank => Tick(rank, methods)),
                .. ranks.Alike.Select((group, place) => AlikeBar(ranks, group, place)),
                .. Enumerable.Range(0, methods).SelectMany(place => Method(ranks, place, below)),
            ]
        );
    }

    private static ImmutableArray<Mark> Tick(int rank, int methods) =>
        [
            new Mark.Line([(X(rank, methods), Axis - 5), (X(rank, methods), Axis)], Palette.Ink, 1),
            new Mark.Words(X(rank, methods), Axis - 10, FormattableString.Invariant($"{rank}"), Palette.Ink, Anchor.Middle),
        ];

    private static Mark.Line AlikeBar(StudyRanks ranks, (int First, int Last) group, int place)
    {
        var (y, methods) = (Axis + Bar * (place + 1), ranks.Methods.Length);
        return new([(X(ranks.Ranks[group.First], methods) - 3, y), (X(ranks.Ranks[group.Last], methods) + 3, y)], Palette.Ink, 4);
    }

    private static ImmutableArray<Mark> Method(StudyRanks ranks, int place, double below)
    {
        var (x, y) = (X(ranks.Ranks[place], ranks.Methods.Length), below + Row * place);
        var (beside, anchor) = x < Side + Width / 2 ? (x + 4, Anchor.Start) : (x - 4, Anchor.End);
        return
        [
            new Mark.Line([(x, Axis), (x, y)], Palette.Grid, 1),
            new Mark.Words(
                beside,
                y + 4,
                FormattableString.Invariant($"{ranks.Methods[place]} {ranks.Ranks[place]:0.00}"),
                Palette.Ink,
                anchor
            ),
        ];
    }

    private static double X(double rank, int methods) => Side + Width * (rank - 1) / Math.Max(1, methods - 1);
}
