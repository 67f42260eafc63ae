using FsCheck;
using FsCheck.Fluent;
using Nas.Domain.Search.Fronts;

namespace Nas.Domain.Tests.Search.Fronts;

public class HypervolumeTests
{
    [Fact]
    public void Volume_OfPointsInThePlane_IsTheAreaOfTheirStairs() =>
        Assert.Equal(3 + 2 + 1.0, Hypervolume.Of([Point(1, 3), Point(2, 2), Point(3, 1)], Point(4, 4)));

    [Fact]
    public void Volume_OfTwoBoxes_CountsTheirIntersectionOnce() =>
        Assert.Equal(8 + 9 - 6, Hypervolume.Of([Point(0, 1, 1), Point(1, 0, 1)], Point(4, 3, 2)));

    [Fact]
    public void Volume_OfPointsBeyondTheReference_IsZero() => Assert.Equal(0, Hypervolume.Of([Point(4, 0), Point(5, -1)], Point(4, 4)));

    [Fact]
    public void Volume_OfAnyPoints_IsTheNumberOfCellsBelow() =>
        Prop.ForAll(
                Gen.Choose(0, 5).ArrayOf(3).ListOf().ToArbitrary(),
                corners =>
                {
                    var points = corners.Select(corner => Point([.. corner.Select(c => (double)c)])).ToList();
                    var counted = (
                        from x in Enumerable.Range(0, 5)
                        from y in Enumerable.Range(0, 5)
                        from z in Enumerable.Range(0, 5)
                        where points.Exists(p => p[0] <= x && p[1] <= y && p[2] <= z)
                        select x
                    ).Count();
                    return Hypervolume.Of(points, Point(5, 5, 5)) == counted;
                }
            )
            .QuickCheckThrowOnFailure();

    private static ValueArray<double> Point(params double[] numbers) => [.. numbers];
}
