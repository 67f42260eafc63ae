using Nas.Effects.Models.GraphNetworks;
using Nas.Effects.Tests.Engine;
using static TorchSharp.torch;

namespace Nas.Effects.Tests.Models.GraphNetworks;

[Collection(TensorCollection.Name)]
[Trait("Runs", "alone")]
public sealed class MixingLossTests
{
    // By hand: the correlation is 0.5. Pairs (0,1) and (0,2) are ordered alike, (1,2) is not.
    // |Δs| = .3, .1, .2 with mean .2 and deviation .1; |Δy| = 2, 3, 1 with mean 2 and deviation 1.
    private static readonly double[] Scores = [0.2, 0.5, 0.3];
    private static readonly double[] Accuracies = [1, 3, 4];

    [Theory]
    [InlineData(0.1, 0.5 + 0.5 * (1 + 2 + 0) / 3 + 100 * 0.2 / 3)]
    [InlineData(1.5, 0.5 + 0.5 * (1 + 2 + 1) / 3 + 100 * 0.2 / 3)]
    public void Loss_OfThreePoints_IsWhatTheHandComputes(double threshold, double loss) =>
        Assert.Equal(loss, Loss(threshold, Scores, Accuracies).Value, 6);

    [Fact]
    public void Loss_OfScoresLinearInTheAccuracies_IsZero() => Assert.Equal(0, Loss(0.1, [0.1, 0.2, 0.4], [10, 20, 40]).Value, 6);

    [Theory]
    [InlineData(new[] { 0.5, 0.5, 0.5 }, new double[] { 1, 3, 4 })]
    [InlineData(new[] { 0.2, 0.4 }, new double[] { 3, 1 })]
    [InlineData(new[] { 0.2, 0.4, 0.1 }, new double[] { 3, 3, 3 })]
    public void Loss_OfEqualScoresOrAPair_IsANumber(double[] scores, double[] accuracies)
    {
        var (value, gradient) = Loss(0.1, scores, accuracies);
        Assert.True(double.IsFinite(value));
        Assert.All(gradient, slope => Assert.True(double.IsFinite(slope)));
    }

    [Fact]
    public void Gradient_OfSixPoints_IsTheSlopeOfTheLoss()
    {
        double[] scores = [0.2, 0.51, 0.33, 0.47, 0.8, 0.05];
        double[] accuracies = [1, 3, 4, 3.05, 2.2, 0.7];
        var gradient = Loss(0.1, scores, accuracies).Gradient;
        for (var i = 0; i < scores.Length; i++)
        {
            Assert.Equal((At(i, 1e-6) - At(i, -1e-6)) / 2e-6, gradient[i], 1e-4);
        }

        double At(int i, double step) => Loss(0.1, [.. scores.Select((s, j) => j == i ? s + step : s)], accuracies).Value;
    }

    private static (double Value, double[] Gradient) Loss(double threshold, double[] scores, double[] accuracies)
    {
        using var scope = NewDisposeScope();
        var variable = tensor(scores, requires_grad: true);
        var loss = new MixingLoss(threshold).Of(variable, tensor(accuracies));
        loss.backward();
        return (loss.item<double>(), variable.grad!.data<double>().ToArray());
    }
}
