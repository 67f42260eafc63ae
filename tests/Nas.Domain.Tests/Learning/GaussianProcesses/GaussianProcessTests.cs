using System.Collections.Immutable;
using Nas.Domain.Learning.GaussianProcesses;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Tests.Learning.GaussianProcesses;

public class GaussianProcessTests
{
    private static readonly double[][] Points =
    [
        [-1, -1],
        [-1, 1],
        [0, 0],
        [1, -1],
        [1, 1],
        [0.5, 0.25],
        [-0.5, 0.5],
        [0.25, -0.75],
    ];

    private static readonly ImmutableArray<Prior> Smooth =
    [
        .. Enumerable.Range(0, 17).Select(i => new Prior(new Covariance.Matern(0.05 * Math.Pow(2, i / 2.0)), 1e-6)),
    ];

    [Fact]
    public void Process_OfEightPoints_AgreesWithAnotherProgram()
    {
        var process = Fit(Smooth);
        Assert.Equal(-1.4509808806676703, process.LogLikelihood, 8);
        Assert.Equal(0.26592761570579543, process.At([0.4, -0.3]).Mean, 8);
        Assert.Equal(0.24800338034207306, process.At([0.4, -0.3]).Deviation, 8);
        Assert.Equal(0.26592761570579543 + 2 * 0.24800338034207306, process.UpperBound([0.4, -0.3], 2), 8);
    }

    [Theory]
    [InlineData(0.5, 0.03, -2.7631113022636815, 0.3186786643646784, 0.5971860626525471)]
    [InlineData(1, 0.1, -2.391566309991488, 0.3328631049106297, 0.3091631697377981)]
    [InlineData(2, 0.3, -4.106419106727152, 0.4550210077432778, 0.28590299446517375)]
    public void RationalQuadraticProcess_WithNoise_AgreesWithAnotherProgram(
        double lengthScale,
        double noise,
        double likelihood,
        double mean,
        double deviation
    )
    {
        var process = Fit([Rough(lengthScale, noise)]);
        Assert.Equal(likelihood, process.LogLikelihood, 10);
        Assert.Equal(mean, process.At([0.4, -0.3]).Mean, 10);
        Assert.Equal(mean, process.MeanAt([0.4, -0.3]), 10);
        Assert.Equal(deviation, process.At([0.4, -0.3]).Deviation, 10);
    }

    [Fact]
    public void Process_OfSeveralPriors_TakesTheLikeliest() =>
        Assert.Equal(Rough(1, 0.03), Fit([Rough(0.5, 0.03), Rough(1, 0.1), Rough(1, 0.03), Rough(2, 0.3)]).Prior);

    [Fact]
    public void Process_OfEquallyLikelyPriors_TakesTheFirst()
    {
        // Of a single point, no length scale is likelier than another.
        var process = GaussianProcess.Fit(
            [
                [0.5],
            ],
            [3],
            [Rough(2, 0.1), Rough(1, 0.1)],
            IndexMap.Sequential
        );
        Assert.Equal(Rough(2, 0.1), process.Prior);
    }

    [Fact]
    public void Process_WithoutNoise_KnowsItsTargets() =>
        Assert.All(
            Points,
            point =>
            {
                var process = Fit(Smooth);
                Assert.Equal(Target(point), process.At(point).Mean, 1e-4);
                Assert.InRange(process.At(point).Deviation, 0, 2e-3);
            }
        );

    private static Prior Rough(double lengthScale, double noise) => new(new Covariance.RationalQuadratic(lengthScale), noise);

    private static GaussianProcess Fit(ImmutableArray<Prior> priors) =>
        GaussianProcess.Fit(Points, [.. Points.Select(Target)], priors, IndexMap.Sequential);

    private static double Target(double[] p) => Math.Sin(p[0]) + 0.5 * p[1] * p[1] + p[0] * p[1];
}
