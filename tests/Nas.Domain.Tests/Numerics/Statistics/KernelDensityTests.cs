using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Statistics;

namespace Nas.Domain.Tests.Numerics.Statistics;

public class KernelDensityTests
{
    private static readonly RandomStream Stream = RandomStream.FromSeed(new Seed(1));

    [Fact]
    public void Bandwidth_OfNumbers_IsTheNormalReference() =>
        // 1.06 · σ · n^(−1/5), σ² being the mean square.
        Assert.Equal(
            1.06 * Math.Sqrt(0.08 / 3) * Math.Pow(3, -0.2),
            new KernelDensity(
                [0],
                [
                    [0.2],
                    [0.4],
                    [0.6],
                ]
            ).Bandwidths[0],
            1e-12
        );

    [Fact]
    public void Bandwidth_OfEqualNumbers_IsTheSmallest() =>
        Assert.Equal(
            0.001,
            new KernelDensity(
                [0],
                [
                    [0.3],
                    [0.3],
                ]
            ).Bandwidths[0],
            1e-12
        );

    [Fact]
    public void Density_OfNumbers_IsOneOverTheLine()
    {
        var density = new KernelDensity(
            [0],
            [
                [0.2],
                [0.4],
                [0.6],
            ]
        );
        Assert.Equal(1, Enumerable.Range(-1000, 3000).Sum(i => Math.Exp(density.LogAt([i / 1000.0])) / 1000), 1e-6);
    }

    [Fact]
    public void Density_OfChoices_SumsToOne()
    {
        var density = new KernelDensity(
            [3],
            [
                [0.5 / 3],
                [0.5 / 3],
                [1.5 / 3],
            ]
        );
        double[] each = [.. Enumerable.Range(0, 3).Select(i => Math.Exp(density.LogAt([(i + 0.5) / 3])))];
        Assert.Equal(1, each.Sum(), 1e-9);
        Assert.True(each[0] > each[1] && each[1] > each[2]);
    }

    [Fact]
    public void Density_FarFromAllPoints_IsNotZero() =>
        Assert.Equal(
            Math.Log(1e-32),
            new KernelDensity(
                [0],
                [
                    [0.3],
                    [0.3],
                ]
            ).LogAt([0.9]),
            1e-9
        );

    [Fact]
    public void Draws_NearAPoint_StayInBoundsAndMostlyKeepChoices()
    {
        var density = new KernelDensity(
            [0, 2],
            [
                [0.02, 0.25],
                [0.1, 0.25],
                [0.3, 0.25],
                [0.9, 0.25],
                [0.5, 0.75],
            ]
        );
        var drawn = Enumerable.Range(0, 1000).Select(i => density.Near(0, Stream.Child(i))).ToList();
        Assert.All(drawn, point => Assert.InRange(point[0], 0, 1));
        Assert.Equal(1 - (density.Bandwidths[1] / 2), drawn.Count(point => point[1] == 0.25) / 1000.0, 0.05);
    }
}
