using Nas.Domain.Architectures.Operations;
using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Tests.Architectures.Operations;

/// <summary>Squares, and pieces of a row.</summary>
public sealed class PatchTests
{
    [Fact]
    public void PieceOfARow_OfOnePixel_IsASquare() => Assert.Equal("im2col(1,1,0)", Examples.Read("im2col1d(1,1,0)").Text);

    [Theory]
    [InlineData("im2col1d(5,1,2)", "2x1x96", "96x10")]
    [InlineData("im2col1d(4,4,0)", "2x3x8", "6x8")]
    [InlineData("conv1d(3,2,1,x4)", "2x1x9", "8x1x5")]
    public void PieceOfARow_MovesAlongTheWidthAlone(string operation, string input, string output) =>
        Assert.Equal(output, ((MapOperation)Examples.Read(operation)).Infer(Space.Type(input)).Type.ToString());

    [Fact]
    public void Square_OfASequence_NeedsPaddingWhereAPieceNeedsNone()
    {
        var sequence = TensorType.Image(1, 1, 9);
        Assert.True(sequence.IsSequence);
        Assert.False(new Im2Col(Patch.Square(3, 1, 0)).Infer(sequence).Applies);
        Assert.True(new Im2Col(Patch.Row(3, 1, 0)).Infer(sequence).Applies);
    }
}
