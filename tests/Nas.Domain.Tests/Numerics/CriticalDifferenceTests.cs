using Nas.Domain.Numerics.Statistics;

namespace Nas.Domain.Tests.Numerics;

public class CriticalDifferenceTests
{
    [Theory]
    [InlineData(4, 14, 1.25)] // Demšar (2006), section 3.2.2.
    [InlineData(5, 30, 1.11)]
    public void Difference_OfPublishedExamples_IsAsPublished(int methods, int blocks, double expected) =>
        Assert.Equal(expected, CriticalDifference.Compute(methods, blocks), 0.005);

    [Theory]
    [InlineData(1, 5)]
    [InlineData(21, 5)]
    [InlineData(3, 0)]
    public void Difference_OutOfTheTable_IsUnknown(int methods, int blocks) =>
        Assert.True(double.IsNaN(CriticalDifference.Compute(methods, blocks)));
}
