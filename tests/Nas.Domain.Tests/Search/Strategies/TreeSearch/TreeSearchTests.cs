using Nas.Domain.Architectures.Variation;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Strategies.TreeSearch;
using Nas.Domain.Search.Trials;
using Nas.Tests;

namespace Nas.Domain.Tests.Search.Strategies.TreeSearch;

public class TreeSearchTests
{
    private static readonly MonteCarloTreeSearch Usual = new(Acquisition.UpperConfidence, 0.1, 0.5, NodeValue.Mean);

    [Theory]
    [InlineData(Acquisition.UpperConfidence, 0.1, NodeValue.Mean)]
    [InlineData(Acquisition.UpperConfidence, 0.1, NodeValue.Best)]
    [InlineData(Acquisition.ExpectedImprovement, 1, NodeValue.Mean)]
    [InlineData(Acquisition.ExpectedImprovement, 1, NodeValue.Best)]
    public void BetterBeginning_OfManyTrials_IsVisitedMost(Acquisition acquisition, double exploration, NodeValue value)
    {
        // The share of the letter e in a word is its score.
        var strategy = new MonteCarloTreeSearch(acquisition, exploration, 0.5, value);
        var words = WordsOf(ToySpace.Recipe(strategy, trials: 200));
        var counts = words.CountBy(word => word[0]).ToList();
        Assert.True(counts.MaxBy(letter => letter.Value).Key == 'e', string.Join(' ', counts));
    }

    [Theory]
    [InlineData(0, 10, 1)]
    [InlineData(0.3, 60, 4)]
    [InlineData(1, 60, 8)]
    public void Widening_OfTheRoot_BoundsItsChildren(double widening, int trials, int children)
    {
        var words = WordsOf(ToySpace.Recipe(Usual with { Widening = widening }, trials: trials) with { Seeds = default });
        Assert.Equal(children, words.Select(word => word[0]).Distinct().Count());
    }

    [Fact]
    public void Beginning_WhoseWordsWereAllTried_IsLeft()
    {
        var recipe = ToySpace.Recipe(Usual with { Widening = 0 }) with { Limits = Limits.None with { Nodes = 1 }, Seeds = default };
        Assert.Equal(8, WordsOf(recipe).Distinct().Count());
    }

    [Fact]
    public void Node_OfVisits_HasAChildForAllButTheFirst()
    {
        var root = new SearchNode([], [Visited(0, 1), Visited(0, 2, 3), Visited(0, 2), Visited(1)]);
        Assert.Equal(
            [
                [0],
                [1],
            ],
            root.Children.Select(child => child.Taken)
        );
        Assert.Equal([9, 9], root.Children.Select(child => child.MaxChildren));
        Assert.Equal(
            [
                [0, 2],
            ],
            root.Children[0].Children.Select(child => child.Taken)
        );
        Assert.Empty(root.Children[0].Children[0].Children);
        Assert.Empty(root.Children[1].Children);
    }

    private static Visit Visited(params int[] choices) =>
        new([.. choices.Select((choice, place) => new Production(new(0, 0, place, 0), choice, 9))], default);

    private static string[] WordsOf(Recipe recipe) =>
        [
            .. SimulatedSearch
                .Sequential(recipe)
                .OfType<SearchEvent.Proposed>()
                .SelectMany(proposed => proposed.Proposal.Candidate.AsEnumerable())
                .Select(candidate => candidate.Text),
        ];
}
