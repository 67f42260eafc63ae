using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Models.GraphNetworks;
using Nas.Effects.Tests.Engine;
using static TorchSharp.torch;

namespace Nas.Effects.Tests.Models.GraphNetworks;

[Collection(TensorCollection.Name)]
[Trait("Runs", "alone")]
public sealed class WeightGeneratorTests
{
    private static readonly RandomStream Stream = RandomStream.FromSeed(new(5));

    [Theory]
    [InlineData(new float[] { 2, -1, 1 }, 0.5 * 0.4 + 0.25 * (1 - 0.2) + 0.25 * 0.8)]
    [InlineData(new float[] { 0.001f, 0, 0 }, 0.4)]
    public void Score_OfSignedWeights_TakesComplementsOfNegativeOnes(float[] weights, double score) =>
        Assert.Equal(score, ScoreOf(weights, [0.4, 0.2, 0.8]), 4);

    [Theory]
    [InlineData(3, 0.3)]
    [InlineData(-0.2, 0.7)]
    public void Score_OfASingleMetric_IsItOrItsComplement(float weight, double score) => Assert.Equal(score, ScoreOf([weight], [0.3]), 6);

    [Fact]
    public void Gradient_OfAScore_IsItsSlope()
    {
        using var scope = NewDisposeScope();
        float[] weights = [0.6f, -0.3f, 0.2f];
        double[] metrics = [0.4, 0.2, 0.8];
        var variable = tensor(weights, requires_grad: true);
        MixedScore.Compute(MixedScore.Normalised(variable.unsqueeze(0)), tensor(metrics).unsqueeze(0)).sum().backward();
        for (var k = 0; k < 3; k++)
        {
            Assert.Equal((At(k, 1e-3f) - At(k, -1e-3f)) / 2e-3, variable.grad![k].item<float>(), 1e-3);
        }

        double At(int k, float step) => ScoreOf([.. weights.Select((w, j) => j == k ? w + step : w)], metrics);
    }

    [Fact]
    public void Weights_OfEqualFeatures_AreEqualAndOfOthersDiffer()
    {
        using var scope = NewDisposeScope();
        using var generator = new WeightGenerator(7, 4, Stream);
        var features = Features(3);
        features[2] = features[0];
        var weights = generator.WeightsOf(features).data<float>().ToArray();
        Assert.Equal(weights[..4], weights[8..]);
        Assert.NotEqual(weights[..4], weights[4..8]);
        Assert.Equal(4, weights[..4].Distinct().Count());
    }

    [Fact]
    public void Gradient_OfEveryKindOfParameter_IsTheSlope()
    {
        using var scope = NewDisposeScope();
        using var generator = new WeightGenerator(7, 3, Stream);
        var features = Features(5);
        Slopes.Check(generator.Parameters, () => Slopes.Sum(generator.WeightsOf(features)), step: 5e-3f, relative: 0.02, absolute: 2e-4);
    }

    private static double ScoreOf(float[] weights, double[] metrics)
    {
        using var scope = NewDisposeScope();
        return MixedScore.Compute(MixedScore.Normalised(tensor(weights).unsqueeze(0)), tensor(metrics).unsqueeze(0)).item<double>();
    }

    private static Tensor Features(int rows)
    {
        var values = new float[rows * 7];
        Stream.Child("features").FillNormal(values);
        return tensor(values, [rows, 7]);
    }
}
