using Nas.Domain.Search.Strategies.Mixing.Neural;

namespace Nas.Domain.Tests.Search.Strategies.Mixing;

public class MixingLossTests
{
    // By hand: the correlation is 0.5. Pairs (0,1) and (0,2) are ordered alike, (1,2) is not.
    // |Δs| = .3, .1, .2 with mean .2 and deviation .1; |Δy| = 2, 3, 1 with mean 2 and deviation 1.
    private static readonly double[] Scores = [0.2, 0.5, 0.3];
    private static readonly double[] Accuracies = [1, 3, 4];

    [Theory]
    [InlineData(0.1, 0.5 + 0.5 * (1 + 2 + 0) / 3 + 100 * 0.2 / 3)]
    [InlineData(1.5, 0.5 + 0.5 * (1 + 2 + 1) / 3 + 100 * 0.2 / 3)]
    public void Loss_OfThreePoints_IsWhatTheHandComputes(double threshold, double loss) =>
        Assert.Equal(loss, new MixingLoss(threshold).Of(Scores, Accuracies, new double[3]), 6);

    [Fact]
    public void Loss_OfScoresThatAreLinearInTheAccuracies_IsZero() =>
        Assert.Equal(0, new MixingLoss(0.1).Of([0.1, 0.2, 0.4], [10, 20, 40], new double[3]), 6);

    [Fact]
    public void Loss_OfEqualScores_IsANumber()
    {
        var gradient = new double[3];
        Assert.True(double.IsFinite(new MixingLoss(0.1).Of([0.5, 0.5, 0.5], Accuracies, gradient)));
        Assert.All(gradient, slope => Assert.True(double.IsFinite(slope)));
    }

    [Fact]
    public void Gradient_OfSixPoints_IsTheSlopeOfTheLoss()
    {
        double[] scores = [0.2, 0.51, 0.33, 0.47, 0.8, 0.05];
        double[] accuracies = [1, 3, 4, 3.05, 2.2, 0.7];
        var loss = new MixingLoss(0.1);
        var gradient = new double[6];
        loss.Of(scores, accuracies, gradient);
        for (var i = 0; i < scores.Length; i++)
        {
            Assert.Equal((At(i, 1e-6) - At(i, -1e-6)) / 2e-6, gradient[i], 1e-4);
        }

        double At(int i, double step) => loss.Of([.. scores.Select((s, j) => j == i ? s + step : s)], accuracies, new double[6]);
    }
}
