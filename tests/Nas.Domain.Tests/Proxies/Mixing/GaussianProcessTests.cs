using Nas.Domain.Proxies.Mixing;

namespace Nas.Tests.Proxies.Mixing;

public class GaussianProcessTests
{
    private static readonly double[][] Points = [[-1, -1], [-1, 1], [0, 0], [1, -1], [1, 1], [0.5, 0.25], [-0.5, 0.5], [0.25, -0.75]];

    private static readonly GaussianProcess Process = GaussianProcess.Fit(Points, [.. Points.Select(Target)]);

    [Fact]
    public void Process_OfEightPoints_HasTheLikelihoodMeanAndDeviationThatAnotherProgramComputes()
    {
        Assert.Equal(-1.4509808806676703, Process.LogLikelihood, 8);
        Assert.Equal(0.26592761570579543, Process.At([0.4, -0.3]).Mean, 8);
        Assert.Equal(0.24800338034207306, Process.At([0.4, -0.3]).Deviation, 8);
        Assert.Equal(0.26592761570579543 + 2 * 0.24800338034207306, Process.UpperBound([0.4, -0.3], 2), 8);
    }

    [Fact]
    public void Process_AtItsPoints_KnowsTheTargets() => Assert.All(Points, point =>
    {
        Assert.Equal(Target(point), Process.At(point).Mean, 1e-4);
        Assert.InRange(Process.At(point).Deviation, 0, 2e-3);
    });

    private static double Target(double[] p) => Math.Sin(p[0]) + 0.5 * p[1] * p[1] + p[0] * p[1];
}
