using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Strategies.Mixing.Neural;

namespace Nas.Domain.Tests.Search.Strategies.Mixing;

public class WeightGeneratorTests
{
    private static readonly RandomStream Stream = RandomStream.FromSeed(new(5));

    [Theory]
    [InlineData(new float[] { 2, -1, 1 }, 0.5 * 0.4 + 0.25 * (1 - 0.2) + 0.25 * 0.8)]
    [InlineData(new float[] { 0.001f, 0, 0 }, 0.4)]
    public void Score_OfSignedWeights_TakesTheComplementOfNegativeOnes(float[] weights, double score) =>
        Assert.Equal(score, MixedScore.Of(MixedScore.Normalised(weights), [0.4, 0.2, 0.8]), 4);

    [Theory]
    [InlineData(3, 0.3)]
    [InlineData(-0.2, 0.7)]
    public void Score_OfASingleMetric_IsItOrItsComplement(float weight, double score) =>
        Assert.Equal(score, MixedScore.Of(MixedScore.Normalised([weight]), [0.3]), 6);

    [Fact]
    public void Score_Gradient_IsItsSlope()
    {
        float[] weights = [0.6f, -0.3f, 0.2f];
        double[] metrics = [0.4, 0.2, 0.8];
        var gradient = new float[3];
        MixedScore.AddGradient(weights, metrics, 2, gradient);
        for (var k = 0; k < 3; k++)
        {
            Assert.Equal(2 * (At(k, 1e-3f) - At(k, -1e-3f)) / 2e-3, gradient[k], 1e-3);
        }

        double At(int k, float step) => MixedScore.Of(MixedScore.Normalised([.. weights.Select((w, j) => j == k ? w + step : w)]), metrics);
    }

    [Fact]
    public void Weights_OfEqualFeatures_AreEqualAndOfOthersDiffer()
    {
        var (graph, features) = (new Graph(), Features(3));
        features.Row(0).CopyTo(features.Row(2));
        var weights = new WeightGenerator(features.Columns, 4, Stream).Weights(graph, features);
        graph.Forward();
        Assert.Equal(weights.Values[..4], weights.Values[8..]);
        Assert.NotEqual(weights.Values[..4], weights.Values[4..8]);
        Assert.Equal(4, weights.Values[..4].Distinct().Count());
    }

    [Fact]
    public void Backward_ForEveryKindOfParameter_GivesTheSlope()
    {
        var (graph, features) = (new Graph(), Features(5));
        var generator = new WeightGenerator(features.Columns, 3, Stream);
        var weights = generator.Weights(graph, features);
        graph.Forward();
        for (var i = 0; i < weights.Gradient.Length; i++)
        {
            weights.Gradient[i] = Part(i);
        }

        graph.Backward();
        foreach (var parameter in generator.Parameters)
        {
            var strongest = Enumerable.Range(0, parameter.Values.Length).MaxBy(i => Math.Abs(parameter.Gradient[i]));
            Assert.Equal(Slope(graph, weights, parameter, strongest), parameter.Gradient[strongest], 0.02 * Math.Abs(parameter.Gradient[strongest]) + 2e-4);
        }
    }

    private static double Slope(Graph graph, Matrix weights, Matrix parameter, int index)
    {
        const float Step = 5e-3f;
        var value = parameter.Values[index];
        var (above, below) = (At(value + Step), At(value - Step));
        parameter.Values[index] = value;
        return (above - below) / (2 * Step);

        double At(float changed)
        {
            parameter.Values[index] = changed;
            graph.Forward();
            return weights.Values.Select((w, i) => w * (double)Part(i)).Sum();
        }
    }

    private static float Part(int i) => (float)Math.Sin(1 + 2.3 * i);

    private static Matrix Features(int rows)
    {
        var features = new Matrix(rows, 7);
        Stream.Child("features").FillNormal(features.Values);
        return features;
    }
}
