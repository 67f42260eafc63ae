using Nas.Domain.Learning.NetworkEnsembles;
using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Tests.Learning.NetworkEnsembles;

public class EnsembleWeightsTests
{
    // The first two know different halves; the third knows as much as the first, of the same half.
    private static readonly RightProbabilities Halves = new([
        [0.8, 0.8, 0.2, 0.2],
        [0.2, 0.2, 0.7, 0.7],
        [0.8, 0.8, 0.2, 0.2],
    ]);

    [Fact]
    public void Forward_OfComplementaryNetworks_TakesTheOtherHalfNext()
    {
        var path = ForwardSelection.Select(Halves, 2, again: false);
        Assert.Equal([0, 1], path.Select(step => step.Network));
        Assert.Equal(-(Math.Log(0.8) + Math.Log(0.2)) / 2, path[0].Loss, 12);
        Assert.Equal(-(Math.Log(0.5) + Math.Log(0.45)) / 2, path[1].Loss, 12);
    }

    [Fact]
    public void Forward_PastTheNumberOfNetworks_TakesEachOnce() =>
        Assert.Equal([0, 1, 2], ForwardSelection.Select(Halves, 9, again: false).Select(step => step.Network).Order());

    [Fact]
    public void Greedy_WhereOneNetworkIsFarBetter_TakesItAgain() =>
        Assert.Equal<double>(
            [1, 0],
            EnsembleWeights.Choose(
                EnsembleMethod.Greedy,
                new([
                    [0.99, 0.99],
                    [0.5, 0.5],
                ]),
                4
            )
        );

    [Fact]
    public void Top_OfNetworks_TakesTheBestByThemselves() =>
        Assert.Equal<double>([0.5, 0, 0.5], EnsembleWeights.Choose(EnsembleMethod.Top, Halves, 2));

    [Fact]
    public void Stack_OfNetworksThatEachKnowTheirOwn_HasTheSharesOfExamples()
    {
        var weights = Stacking.Fit(
            new([
                [1, 1, 1, 0],
                [0, 0, 0, 1],
            ])
        );
        Assert.Equal([0.75, 0.25], weights.Select(weight => Math.Round(weight, 9)));
    }

    [Fact]
    public void Stack_OfAnyNetworks_IsNoWorseThanAnyOtherChoice()
    {
        var right = Drawn(networks: 6, examples: 40);
        var stacked = right.LossOf(Stacking.Fit(right));
        Assert.All(
            Enum.GetValues<EnsembleMethod>(),
            method => Assert.True(stacked <= right.LossOf(EnsembleWeights.Choose(method, right, 6)) + 1e-9, $"{method}")
        );
    }

    [Theory]
    [InlineData(EnsembleMethod.Greedy)]
    [InlineData(EnsembleMethod.Forward)]
    [InlineData(EnsembleMethod.Top)]
    [InlineData(EnsembleMethod.Stack)]
    public void Weights_OfAnyMethod_AreOneInSumAndNoMoreThanAsked(EnsembleMethod method)
    {
        var weights = EnsembleWeights.Choose(method, Drawn(networks: 7, examples: 30), 3);
        Assert.Equal(1, weights.Sum(), 12);
        Assert.All(weights, weight => Assert.True(weight >= 0));
        Assert.InRange(weights.Count(weight => weight > 0), 1, 3);
    }

    private static RightProbabilities Drawn(int networks, int examples)
    {
        var cursor = RandomStream.FromSeed(new Seed(3)).Cursor();
        return new([
            .. Enumerable
                .Range(0, networks)
                .Select(_ => (ValueArray<double>)[.. Enumerable.Range(0, examples).Select(_ => cursor.NextDouble())]),
        ]);
    }
}
