using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Tests.Numerics.Tables;

public class FeatureTableTests
{
    private static readonly FeatureTable Table = FeatureTable.BuildRows(
        ["a", "b"],
        3,
        (row, target) =>
        {
            target[0] = row;
            target[1] = 10 * row;
        }
    );

    [Fact]
    public void BuildRows_FillsColumns() => Assert.Equal([0, 10, 20], Table.Column(1).ToArray());

    [Fact]
    public void TakeRows_MayRepeatRows() => Assert.Equal([20, 0, 20], Table.TakeRows([2, 0, 2]).Column(1).ToArray());

    [Fact]
    public void TakeColumns_KeepsNamesWithTheirValues()
    {
        var swapped = Table.TakeColumns([1, 0]);
        Assert.Equal("b a", string.Join(" ", swapped.Names));
        Assert.Equal([0, 1, 2], swapped.Column(1).ToArray());
    }

    [Fact]
    public void Join_OfTablesOfDifferentLength_IsRefused() => Assert.Throws<ArgumentException>(() => Table.Join(Table.TakeRows([0])));

    [Fact]
    public void Build_WithInfiniteValues_KeepsTheirOrderAndStaysFinite()
    {
        double[] values = [double.PositiveInfinity, 1, double.NegativeInfinity, double.NaN];
        var column = FeatureTable.Build(["a"], 4, (_, target) => values.CopyTo(target)).Column(0).ToArray();
        Assert.Equal([1e300, 1, -1e300, double.NaN], column);
    }
}
