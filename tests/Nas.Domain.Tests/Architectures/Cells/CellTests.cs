using LanguageExt;
using Nas.Domain.Architectures.Cells;

namespace Nas.Domain.Tests.Architectures.Cells;

public class CellTests
{
    [Fact]
    public void Cell_FromItsCodeAndFromItsText_IsItself() =>
        Assert.All(
            Cell.All,
            cell =>
            {
                Assert.Equal(cell, Cell.FromCode(cell.Code));
                Assert.Equal(cell, Cell.FromText(cell.Text));
            }
        );

    [Fact]
    public void Cell_OfTheFirstRow_HasTheBenchmarksText()
    {
        var cell = Cell.FromCode("433000").IfNone(default(Cell));
        Assert.Equal("|avg_pool_3x3~0|+|nor_conv_1x1~0|skip_connect~1|+|nor_conv_1x1~0|skip_connect~1|skip_connect~2|", cell.Text);
        Assert.Equal(CellOperation.AveragePool, cell[0]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("43300")]
    [InlineData("4330000")]
    [InlineData("433005")]
    [InlineData("43 000")]
    public void FromCode_OfAnythingElse_IsNone(string code) => Assert.True(Cell.FromCode(code).IsNone);

    [Theory]
    [InlineData("")]
    [InlineData("433000")]
    [InlineData("|skip_connect~0|+|skip_connect~0|skip_connect~1|+|skip_connect~0|skip_connect~1|")]
    [InlineData("|skip_connect~0|+|skip_connect~0|skip_connect~0|+|skip_connect~0|skip_connect~1|skip_connect~2|")]
    [InlineData("|conv_5x5~0|+|skip_connect~0|skip_connect~1|+|skip_connect~0|skip_connect~1|skip_connect~2|")]
    public void FromText_OfAnythingElse_IsNone(string text) => Assert.True(Cell.FromText(text).IsNone);

    [Fact]
    public void IsValid_HoldsForTheNumberOfCellsOfThePublishedComparisons() => Assert.Equal(9445, Cell.All.Count(cell => cell.IsValid));
}
