using Nas.Domain.Surrogates;

namespace Nas.Domain.Tests.Surrogates;

public sealed class NormalScoresTests
{
    // The quartiles of the standard normal distribution.
    private const double Quartile = 0.674490;

    [Fact]
    public void Among_NumbersOfAnyScale_AreQuantilesOfTheirRanks()
    {
        var scores = NormalScores.Among([1e30, -5, 0.1]);

        Assert.Equal([Quartile, -Quartile, 0], scores, (a, b) => Math.Abs(a - b) < 0.0005);
    }

    [Fact]
    public void Among_EqualNumbers_ShareOneScore()
    {
        var scores = NormalScores.Among([2, 1, 2, 3]);

        Assert.Equal(scores[0], scores[2]);
        Assert.Equal(0, scores[0], 0.0005);
    }
}
