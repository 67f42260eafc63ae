using Nas.Domain.Numerics.Statistics;

namespace Nas.Domain.Tests.Numerics.Statistics;

public sealed class NormalScoresTests
{
    // The standard normal distribution is below this with a probability of five sixths.
    private const double FiveSixths = 0.967422;

    [Fact]
    public void Among_NumbersOfAnyScale_AreQuantilesOfTheirPlaces()
    {
        var scores = NormalScores.Among([1e30, -5, 0.1]);

        Assert.Equal([FiveSixths, -FiveSixths, 0], scores, (a, b) => Math.Abs(a - b) < 0.0005);
    }

    [Fact]
    public void Among_EqualNumbers_ShareOneScore()
    {
        var scores = NormalScores.Among([2, 1, 2, 3]);

        Assert.Equal(scores[0], scores[2]);
        Assert.Equal(0, scores[0], 0.0005);
    }
}
