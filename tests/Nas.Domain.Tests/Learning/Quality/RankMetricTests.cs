using FsCheck;
using FsCheck.Fluent;
using Nas.Domain.Learning.Quality;
using Nas.Domain.Numerics.Statistics;

namespace Nas.Domain.Tests.Learning.Quality;

public class RankMetricTests
{
    [Fact]
    public void Spearman_OfAKnownExampleWithTies_IsTheKnownNumber() =>
        Assert.Equal(-0.5270462766947298, Spearman.Rho([12, 2, 1, 12, 2], [1, 4, 7, 3, 0]), 12);

    [Fact]
    public void Spearman_WithoutTies_FollowsTheRankDifferenceFormula() =>
        Prop.ForAll(
                Gen.Shuffle(Enumerable.Range(0, 30)).ToArbitrary(),
                order =>
                {
                    var squares = order.Select((rank, i) => (double)(rank - i) * (rank - i)).Sum();
                    var expected = 1 - 6 * squares / (30 * (30.0 * 30 - 1));
                    var scores = order.Select(rank => Math.Exp(rank / 10.0)).ToArray();
                    return Math.Abs(Spearman.Rho([.. Enumerable.Range(0, 30).Select(i => (double)i)], scores) - expected) < 1e-12;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Ranks_OfTiedNumbers_AreTheMeansOfTheirPositions() => Assert.Equal([3.5, 1, 0, 3.5, 2], Ranks.Compute([7, 3, -1, 7, 5]));

    [Fact]
    public void Ranks_OfAnyNumbers_SumToThoseOfDistinctOnes() =>
        Prop.ForAll(ScorePairs.WithTies, pair => Ranks.Compute(pair.X).Sum() == pair.X.Length * (pair.X.Length - 1) / 2.0)
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Regret_WhenTheBestIsPredictedThird_IsZeroFromThreeOn()
    {
        double[] actual = [90, 94, 88, 93];
        double[] predicted = [0.9, 0.6, 0.1, 0.8];
        Assert.Equal(4, TopK.Regret(predicted, actual, 1));
        Assert.Equal(1, TopK.Regret(predicted, actual, 2));
        Assert.Equal(0, TopK.Regret(predicted, actual, 3));
    }

    [Fact]
    public void Precision_CountsHowManyOfTheBestArePredictedAmongTheBest()
    {
        double[] actual = [90, 94, 88, 93];
        double[] predicted = [0.9, 0.6, 0.1, 0.8];
        Assert.Equal(0, TopK.Precision(predicted, actual, 1));
        Assert.Equal(0.5, TopK.Precision(predicted, actual, 2));
        Assert.Equal(1, TopK.Precision(predicted, actual, 3));
    }
}
