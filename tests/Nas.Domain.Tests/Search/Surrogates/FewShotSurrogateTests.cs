using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Strategies.Objective;
using Nas.Domain.Search.Strategies.Rejection;
using Nas.Domain.Search.Strategies.Selection;
using Nas.Domain.Search.Surrogates;
using Nas.Tests;

namespace Nas.Domain.Tests.Search.Surrogates;

/// <summary>Searches whose surrogate is a large language model that is asked.</summary>
public class FewShotSurrogateTests
{
    private static readonly Surrogate Asked = Surrogate.FromEndpoint(new("http://localhost/v1", "any"), refit: 4, fitOnAll: true) with
    {
        Start = 6,
    };

    private static readonly Strategy[] All =
    [
        new SurrogateSelection(ToySpace.Evolution, Asked, 10, 3, 0.2),
        new SurrogateRejection(ToySpace.Evolution, Asked, 10, 0.9),
        new SurrogateObjective(ToySpace.Evolution, Asked, 5),
    ];

    public static TheoryData<Strategy> Strategies => new(All);

    [Theory]
    [MemberData(nameof(Strategies))]
    public void Search_WithRecordedAnswers_Replays(Strategy strategy)
    {
        var recipe = ToySpace.Recipe(strategy, trials: 30);
        var history = SimulatedSearch.Sequential(recipe);
        Assert.Contains(history, happened => happened is SearchEvent.Fitted);
        Assert.IsType<ReplayResult.Identical>(Replay.Decisions(recipe, ToySpace.Space, history));
    }

    [Fact]
    public void Request_OfASearch_ShowsTheWorstTheMedianAndTheBest()
    {
        var recipe = ToySpace.Recipe(All[0], lookahead: 1, trials: 30);
        var state = SearchState.Empty;
        foreach (var happened in SimulatedSearch.Sequential(recipe))
        {
            if (Decide.Next(recipe, ToySpace.Space, state) is Decision.Fit { Request: FewShotRequest request })
            {
                var scores = state.Trials.SelectMany(trial => trial.Score.AsEnumerable()).Where(score => score > 0).Order().ToArray();
                Assert.Equal([scores[0], scores[(scores.Length - 1) / 2], scores[^1]], request.Demonstrations.Select(shown => shown.Score));
                return;
            }

            state = state.Apply(happened);
        }

        Assert.Fail("Nothing was asked.");
    }
}
