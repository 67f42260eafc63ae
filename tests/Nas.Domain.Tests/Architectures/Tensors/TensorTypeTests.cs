using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Tests.Architectures.Tensors;

public class TensorTypeTests
{
    [Theory]
    [InlineData("3x28x28")]
    [InlineData("49x512")]
    [InlineData("1x1x1048576")]
    public void Parse_OfAPrintedShape_GivesItBack(string text) => Assert.Equal(text, Space.Type(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("3x28x28x1")]
    [InlineData("3x0x28")]
    [InlineData("3x-1x28")]
    [InlineData("3x 28x28")]
    [InlineData("1x1x1048577")]
    [InlineData("3x28x99999999999999999999")]
    [InlineData("3x28x2.5")]
    [InlineData("٣x28x28")]
    public void Parse_OfNoShape_SaysHowToWriteOne(string text) =>
        Assert.Contains("write CxHxW such as 3x28x28", TensorType.Parse(text).Match(_ => "", error => error), StringComparison.Ordinal);

    [Fact]
    public void Grid_OfColumns_TellsTypesApartButNotShapes()
    {
        var (with, without) = (TensorType.Columns(6, 4, new Grid(2, 3)), TensorType.Columns(6, 4));
        Assert.NotEqual(with, without);
        Assert.True(with.HasShapeOf(without));
        Assert.Equal(without, with.WithGrid(Grid.None));
    }

    [Fact]
    public void Grid_OfAnImage_IsNeverRemembered() => Assert.Equal(Grid.None, TensorType.Image(1, 2, 3).WithGrid(new Grid(2, 3)).Grid);

    [Theory]
    [InlineData(1 << 10, 1 << 10, 1 << 11, true)]
    [InlineData(1 << 10, 1 << 10, (1 << 11) + 1, false)]
    public void ShapeResult_OfHugeTensors_Refuses(int channels, int height, int width, bool applies) =>
        Assert.Equal(applies, ShapeResult.Image(channels, height, width).Applies);
}
