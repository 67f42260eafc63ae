using Nas.Domain.Numerics.Statistics;

namespace Nas.Domain.Tests.Numerics.Statistics;

public class PearsonTests
{
    [Fact]
    public void R_OfKnownNumbers_IsWhatTheDefinitionGives() => Assert.Equal(5 / Math.Sqrt(2 * 14), Pearson.R([1, 2, 3], [1, 5, 6]), 12);

    [Theory]
    [InlineData(3, 1)]
    [InlineData(-0.5, -1)]
    public void R_OfALine_IsItsDirection(double slope, double expected) =>
        Assert.Equal(expected, Pearson.R([1, 2, 4, 9], [1 * slope + 7, 2 * slope + 7, 4 * slope + 7, 9 * slope + 7]), 12);

    [Theory]
    [InlineData(2.0, 2.0, 2.0)]
    [InlineData(0.1, 0.1, 0.1)] // Their mean is rounded.
    public void R_OfAConstant_IsNoNumber(params double[] constant)
    {
        Assert.True(double.IsNaN(Pearson.R(constant, [1, 2, 3])));
        Assert.True(double.IsNaN(Pearson.R(constant, constant)));
    }

    [Fact]
    public void R_OfNothing_IsNoNumber() => Assert.True(double.IsNaN(Pearson.R([], [])));
}
