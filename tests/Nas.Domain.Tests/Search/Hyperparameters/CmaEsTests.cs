using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Hyperparameters;
using Nas.Domain.Search.Strategies.Random;
using Nas.Domain.Search.Trials;
using Nas.Tests;

namespace Nas.Domain.Tests.Search.Hyperparameters;

public class CmaEsTests
{
    [Fact]
    public void Sphere_OfTenDimensions_IsSolvedInTheUsualNumberOfPoints() =>
        Assert.InRange(PointsTo(1e-8, 10, point => point.Sum(x => (x - 0.3) * (x - 0.3))), 500, 2500);

    [Fact]
    public void Ellipsoid_OfSixDimensions_IsSolvedByTheShape() =>
        Assert.InRange(
            PointsTo(1e-8, 6, point => point.Select((x, i) => Math.Pow(1000, i / 5.0) * (x - 0.3) * (x - 0.3)).Sum()),
            500,
            4000
        );

    [Theory]
    [InlineData(1, 4)]
    [InlineData(10, 10)]
    [InlineData(20, 12)]
    public void Population_OfADimension_IsThePublishedOne(int size, int population) => Assert.Equal(population, CmaEs.PopulationFor(size));

    [Fact]
    public void Search_ByCmaEs_EndsNearTheBestNumbers()
    {
        var space = TrainingSpaceText
            .Parse(["learning_rate: log 0.0001 .. 1", "weight_decay: log 0.00001 .. 0.1"])
            .Map(found => found with { Sampler = NumberSampler.CmaEs });
        var recipe = ToySpace.Recipe(new RandomSearch(), trials: 150) with { Space = space.ToOption(), Seeds = default };
        Assert.All(AdviserTests.Searched(recipe).Skip(130), trial => Assert.InRange(Distance(trial.Proposal.Values), 0, 0.2));
    }

    /// <summary>How far from a rate of 0.01 and a decay of 0.001, in powers of ten.</summary>
    private static double Distance(ValueArray<ChosenValue> values) =>
        Math.Abs(Math.Log10(values[0].Number) + 2) + Math.Abs(Math.Log10(values[1].Number) + 3);

    private static int PointsTo(double goal, int size, Func<double[], double> value)
    {
        var (cma, points) = (CmaEs.Start([.. Enumerable.Repeat(0.9, size)], 0.3), 0);
        for (var best = double.PositiveInfinity; best > goal && points < 20_000; )
        {
            var generation = Enumerable
                .Range(0, cma.Population)
                .Select(i => cma.Ask(RandomStream.FromSeed(new Seed(1)).Child(points + i)))
                .OrderBy(value)
                .ToArray();
            (cma, points, best) = (cma.Tell(generation), points + generation.Length, value(generation[0]));
        }

        return points;
    }
}
