using LanguageExt;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Trials;
using Nas.Tests;

namespace Nas.Domain.Tests.Search.Decisions;

public class RunningCountsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void State_OfAnyHistory_KnowsWhatACountWouldFind(int seed)
    {
        var random = new System.Random(seed);
        var history = SimulatedSearch.Run(ToySpace.Recipe(ToySpace.Evolution, seed: seed), 4, open => random.Next(-1, open));
        var state = SearchState.Empty;
        foreach (var happened in history)
        {
            state = state.Apply(happened);
            var trials = state.Trials.ToList();
            Assert.Equal(trials.Where(trial => trial.Verdict.IsNone), state.Open);
            Assert.Equal(trials.Count(trial => trial.Proposal.Candidate.IsSome), state.Proposed.Count);
            Assert.Equal(BestOf(trials), state.Best);
            Assert.All(
                trials.SelectMany(trial => trial.Proposal.Candidate.AsEnumerable()).Distinct(),
                candidate =>
                    Assert.Equal(
                        Enumerable
                            .Range(0, trials.Count + 1)
                            .Select(number => trials.Take(number).Any(trial => trial.Proposal.Candidate == candidate)),
                        Enumerable.Range(0, trials.Count + 1).Select(number => state.Proposed.IsBefore(number, candidate.Text))
                    )
            );
        }
    }

    private static Option<Trial> BestOf(List<Trial> trials) =>
        trials
            .Where(trial => trial.Score.IsSome)
            .Aggregate(Option<Trial>.None, (best, trial) => best.Exists(b => Trial.IsBetter(b, trial)) ? best : trial);
}
