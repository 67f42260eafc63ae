using Nas.Domain.Learning.Quality;
using Nas.Domain.Search.Trials;
using Nas.Effects.Training;

namespace Nas.Effects.Tests.Training;

public sealed class BalanceTests
{
    [Fact]
    public void Weights_OfClasses_MakeThemCountAlike() => Assert.Equal([0.75f, 1.5f, 1f], Balance.Of([0, 0, 0, 0, 1, 1], 3));

    [Theory]
    [InlineData(ScoreMetric.Accuracy, 0.8)]
    [InlineData(ScoreMetric.Balanced, 0.5)]
    [InlineData(ScoreMetric.F1, 0.4444444)]
    public void Score_OfTheLargestClassAlone_DependsOnTheMetric(ScoreMetric metric, double score) =>
        Assert.Equal(score, Judgement.Of(new(0.8, 1), metric, [0, 0, 0, 0, 1], [0, 0, 0, 0, 0]).Score, 6);
}
