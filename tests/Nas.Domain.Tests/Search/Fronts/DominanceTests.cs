using Nas.Domain.Search.Fronts;

namespace Nas.Domain.Tests.Search.Fronts;

public class DominanceTests
{
    private static readonly ValueArray<double>[] Points =
    [
        [1, 5],
        [2, 2],
        [5, 1],
        [3, 3],
        [2, 6],
        [4, 4],
        [2, 2],
    ];

    [Fact]
    public void Front_OfPoints_IsTheUndominatedOfEqualsTheFirst() => Assert.Equal([0, 1, 2], Dominance.Front(Points).AsEnumerable());

    [Fact]
    public void Ranks_OfPoints_ArePeeledFrontByFront() => Assert.Equal([0, 0, 0, 1, 1, 2, 0], Dominance.Ranks(Points).AsEnumerable());

    [Fact]
    public void Crowding_OfAFront_IsTheWayBetweenNeighbours()
    {
        var crowding = Dominance.Crowding([
            [0, 4],
            [1, 2],
            [4, 0],
        ]);
        Assert.Equal([double.PositiveInfinity, 2, double.PositiveInfinity], crowding.AsEnumerable());
    }

    [Theory]
    [InlineData(1, 2, 2, 2, true)]
    [InlineData(2, 2, 2, 2, false)]
    [InlineData(1, 3, 2, 2, false)]
    public void Point_AgainstAnother_DominatesWhereNowhereWorse(double a, double b, double c, double d, bool dominates) =>
        Assert.Equal(dominates, Dominance.Dominates([a, b], [c, d]));
}
