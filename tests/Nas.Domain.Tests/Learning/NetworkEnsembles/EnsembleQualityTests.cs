using Nas.Domain.Learning.NetworkEnsembles;

namespace Nas.Domain.Tests.Learning.NetworkEnsembles;

public class EnsembleQualityTests
{
    private static readonly int[] Labels = [0, 1];
    private static readonly float[][][] Networks =
    [
        [
            [0.75f, 0.25f],
            [0.5f, 0.5f],
        ],
        [
            [0.25f, 0.75f],
            [0.0f, 1.0f],
        ],
        [
            [0.5f, 0.5f],
            [1.0f, 0.0f],
        ],
    ];

    [Fact]
    public void Quality_OfTwoNetworks_IsThatOfTheirMean()
    {
        var quality = EnsembleQuality.Compute(Labels, Networks, [0.5, 0.5, 0]);
        Assert.Equal(-(Math.Log(0.5) + Math.Log(0.75)) / 2, quality.Loss, 6);
        Assert.Equal(-(Math.Log(0.75) + Math.Log(0.5) + Math.Log(0.25) + Math.Log(1)) / 4, quality.MeanLoss, 6);
        Assert.Equal(-(Math.Log(0.75) + Math.Log(1)) / 2, quality.OracleLoss, 6);
        Assert.Equal((1, 1), (quality.Accuracy, quality.Disagreement));
        Assert.True(quality.OracleLoss <= quality.Loss && quality.Loss <= quality.MeanLoss);
    }

    [Fact]
    public void Disagreement_OfOneNetwork_IsNone() => Assert.Equal(0, EnsembleQuality.Compute(Labels, Networks, [1, 0, 0]).Disagreement);

    [Fact]
    public void Mean_OfWeights_IsWeighted() =>
        Assert.Equal(
            [
                [0.625f, 0.375f],
                [0.375f, 0.625f],
            ],
            EnsembleQuality.Mean([(Networks[0], 0.75), (Networks[1], 0.25)], 2)
        );
}
