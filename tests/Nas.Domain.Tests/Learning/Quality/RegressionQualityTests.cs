using Nas.Domain.Learning.Quality;

namespace Nas.Domain.Tests.Learning.Quality;

public class RegressionQualityTests
{
    [Fact]
    public void Numbers_ToldWithErrors_AreMeasuredEachAndTogether()
    {
        var found = RegressionQuality.Compute([1, 10, 2, 10, 3, 40], [1, 10, 2, 20, 6, 40], 2);
        Assert.Equal(3, found.Examples);
        Assert.Equal(
            [-3.5, 5 / 6.0],
            found.Numbers.Select(one => Math.Round(one.R2, 12)).ToArray(),
            (one, other) => Math.Abs(one - other) < 1e-9
        );
        Assert.Equal((3, 1), (found.Numbers[0].MeanSquaredError, found.Numbers[0].MeanAbsoluteError));
        Assert.Equal(100 / 3.0, found.Numbers[1].MeanSquaredError, 9);
        Assert.Equal(10 / 3.0, found.Numbers[1].MeanAbsoluteError, 9);
        Assert.Equal((1 - 4.5 + 1 - (1 / 6.0)) / 2, found.R2, 12);
        Assert.Equal([2, 1, 0], found.Worst);
    }

    [Fact]
    public void Mean_ToldForAll_TellsNoneOfTheVariance() => Assert.Equal(0, RegressionQuality.Compute([1, 2, 3], [2, 2, 2], 1).R2, 12);

    [Theory]
    [InlineData(5, 1)]
    [InlineData(6, 0)]
    public void Constant_IsMetOrNot(float told, double share) => Assert.Equal(share, RegressionQuality.Compute([5, 5], [told, told], 1).R2);
}
