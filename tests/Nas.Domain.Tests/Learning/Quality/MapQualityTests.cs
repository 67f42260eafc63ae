using Nas.Domain.Learning.Quality;

namespace Nas.Domain.Tests.Learning.Quality;

public class MapQualityTests
{
    [Fact]
    public void Maps_WithErrors_AreMeasuredAsByHand()
    {
        // Two examples of two pixels with one number each.
        var found = MapQuality.Compute([3, 4, 0, 2], [3, 1, 0, 1], width: 1, pixels: 2);
        Assert.Equal(2, found.Examples);
        Assert.Equal(((3 / 5.0) + (1 / 2.0)) / 2, found.RelativeError, 12);
        Assert.Equal(10 / 4.0, found.MeanSquaredError, 12);
        Assert.Equal(1, found.MeanAbsoluteError, 12);
        Assert.Equal(1 - (10 / 8.75), found.R2, 12);
    }

    [Fact]
    public void Map_OfZeros_CountsOneUnlessItIsTold()
    {
        Assert.Equal(1, MapQuality.Compute([0, 0], [0, 0.5f], 1, 2).RelativeError);
        Assert.Equal(0, MapQuality.Compute([0, 0], [0, 0], 1, 2).RelativeError);
    }

    [Fact]
    public void Maps_OfSeveralNumbers_AreMeasuredEach()
    {
        var found = MapQuality.Compute([1, 10, 3, 30], [1, 20, 3, 20], width: 2, pixels: 2);
        Assert.Equal([1, 0], found.Maps.Select(one => one.R2));
        Assert.Equal(50, found.MeanSquaredError);
    }
}
