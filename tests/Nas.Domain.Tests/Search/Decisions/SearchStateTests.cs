using FsCheck;
using FsCheck.Fluent;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Strategies.Random;
using Nas.Domain.Search.Trials;
using Nas.Tests;

namespace Nas.Domain.Tests.Search.Decisions;

public class SearchStateTests
{
    [Fact]
    public void Fold_OverAnyPrefixThenTheRest_EqualsTheFoldOverAll()
    {
        var history = SimulatedSearch.Run(ToySpace.Recipe(ToySpace.Evolution), 4, n => n - 2);
        var whole = Fold(history);
        Prop.ForAll(
                Gen.Choose(0, history.Count).ToArbitrary(),
                cut => history.Skip(cut).Aggregate(Fold(history.Take(cut)), (state, happened) => state.Apply(happened)) == whole
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Fold_OfAnotherOutcome_IsAnotherState()
    {
        var history = SimulatedSearch.Sequential(ToySpace.Recipe(new RandomSearch()));
        var ending = history.FindIndex(e => e is SearchEvent.Finished);
        var altered = history.ToList();
        altered[ending] = new SearchEvent.Finished(0, new Verdict.Cancelled(), Usage.None);
        Assert.NotEqual(Fold(history), Fold(altered));
    }

    [Theory]
    [InlineData(0, "trial 0 ends a second time")]
    [InlineData(7, "trial 7 ends and was never proposed")]
    [InlineData(-1, "trial -1 ends and was never proposed")]
    public void Fold_WithAnImpossibleEnding_NamesIt(int trial, string objection)
    {
        var history = SimulatedSearch.Sequential(ToySpace.Recipe(new RandomSearch(), trials: 2));
        var folded = SearchState.Fold(history.Append(new SearchEvent.Finished(trial, new Verdict.Cancelled(), Usage.None)));
        Assert.Equal(objection, folded.Match(_ => "", o => o));
    }

    [Fact]
    public void Best_OfEqualScores_PrefersFewerParametersThenTheEarlierTrial()
    {
        var state = new[] { "hh", "aa", "ab", "aaa" }.Aggregate(SearchState.Empty, Scored);
        Assert.Equal(1, state.Best.Map(t => t.Number).IfNone(-1));
    }

    [Fact]
    public void Verdict_OfANonFiniteScore_IsDiverged() =>
        Assert.All(
            [double.NaN, double.PositiveInfinity, double.NegativeInfinity],
            score => Assert.IsType<Verdict.Diverged>(Verdict.FromScore(score, default, default))
        );

    private static SearchState Scored(SearchState state, string word) =>
        state
            .Apply(new SearchEvent.Proposed(new Proposal(state.Trials.Count, ToySpace.Word(word), new Origin.Sampled(), Draws.None)))
            .Apply(new SearchEvent.Finished(state.Trials.Count, Verdict.FromScore(0.5, default, default), Usage.None));

    private static SearchState Fold(IEnumerable<SearchEvent> history) =>
        SearchState.Fold(history).IfLeft(objection => throw new InvalidOperationException(objection));
}
