using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Strategies.Fidelities;

namespace Nas.Domain.Tests.Search.Strategies.Fidelities;

public class BracketTests
{
    private static readonly Ladder Published = Ladder.Geometric(1, 81, 3);

    [Theory]
    [InlineData(1, 81, 3, new[] { 1, 3, 9, 27, 81 })]
    [InlineData(1, 243, 3, new[] { 1, 3, 9, 27, 81, 243 })]
    [InlineData(2, 9, 3, new[] { 3, 9 })]
    [InlineData(9, 9, 3, new[] { 9 })]
    [InlineData(400, 10_800, 3, new[] { 400, 1_200, 3_600, 10_800 })]
    [InlineData(1, 10, 3, new[] { 1, 3, 10 })]
    public void Ladder_OfAFactor_HasHyperbandsBudgets(int shortest, int longest, int factor, int[] epochs) =>
        Assert.Equal(epochs, Ladder.Geometric(shortest, longest, factor).Epochs);

    [Theory]
    [InlineData(0, 0, new[] { 81, 27, 9, 3, 1 })]
    [InlineData(1, 1, new[] { 27, 9, 3, 1 })]
    [InlineData(2, 2, new[] { 9, 3, 1 })]
    [InlineData(3, 3, new[] { 6, 2 })]
    [InlineData(4, 4, new[] { 5 })]
    [InlineData(5, 0, new[] { 81, 27, 9, 3, 1 })]
    public void Bracket_OfHyperband_HasThePublishedSizes(int iteration, int first, int[] sizes)
    {
        var bracket = Bracket.OfHyperband(Published, iteration, 0);
        Assert.Equal(first, bracket.First);
        Assert.Equal(sizes, bracket.Sizes);
    }

    [Fact]
    public void Brackets_OfTrialsInOrder_FollowOneAnother()
    {
        var strategy = new Hyperband(Published, 0);
        var brackets = Enumerable.Range(0, 500).Select(strategy.BracketOf).Distinct().ToList();
        Assert.All(brackets.Zip(brackets.Skip(1)), pair => Assert.Equal(pair.Item1.End, pair.Item2.Start));
        Assert.All(
            Enumerable.Range(0, 500),
            trial => Assert.InRange(trial, strategy.BracketOf(trial).Start, strategy.BracketOf(trial).End - 1)
        );
    }

    [Fact]
    public void Bracket_OfSuccessiveHalving_ShrinksByTheFactor()
    {
        var bracket = new SuccessiveHalving(Published, 20, 0).BracketOf(54);
        Assert.Equal(30, bracket.Start);
        Assert.Equal([20, 6, 2, 1, 1], bracket.Sizes.AsEnumerable());
        Assert.Equal((1, 50), bracket.RungOf(54));
    }
}
