using LanguageExt;
using Nas.Domain.Learning.Curves;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Strategies.Random;
using Nas.Domain.Search.Trials;
using Nas.Tests;
using static LanguageExt.Prelude;

namespace Nas.Domain.Tests.Search.Decisions;

public class CurveStoppingTests
{
    private static readonly Recipe Recipe = ToySpace.Recipe(new RandomSearch(), lookahead: 1) with
    {
        Training = TrainingRecipe.Default(3),
        Stopping = CurvePredictor.Sum,
        Seeds = default,
    };

    [Fact]
    public void Floors_AfterFiveTrials_AreTheirMedians()
    {
        var stop = After([3, 1, 1], [1, 1, 1], [2, 2, 1], [5, 1], [4, 3, 1]).Stop.IfNone(() => throw new InvalidOperationException());
        Assert.Equal([-3, double.NegativeInfinity], After([3, 1], [1, 1], [2, 2], [5], [4]).Stop.Map(one => one.Floors).IfNone([]));
        Assert.Equal([-3, -4], stop.Floors);
        Assert.False(stop.Ends([3]));
        Assert.True(stop.Ends([3.1]));
        Assert.True(stop.Ends([3, 2]));
        Assert.False(stop.Ends([3, 1]));
        Assert.False(stop.Ends([9, 9, 9]));
    }

    [Fact]
    public void Floors_BeforeFiveTrials_AreNone() => Assert.True(After([3, 1, 1], [1, 1, 1]).Stop.IsNone);

    [Fact]
    public void Specification_OfAProposal_HasItsRule() =>
        Assert.True(Recipe.ToScore(After([3], [1], [2], [5], [4])).Exists(spec => spec.Training.Stop.IsSome));

    private static Proposal After(params double[][] losses)
    {
        var state = losses.Aggregate(
            SearchState.Empty,
            (before, all) =>
                before
                    .Apply(new SearchEvent.Proposed(Next(before)))
                    .Apply(
                        new SearchEvent.Finished(
                            before.Trials.Count,
                            new Verdict.Scored(0.5, all.Select(loss => new EpochResult(loss, None)).ToSeq().Strict(), Seq<Metric>()),
                            Usage.None
                        )
                    )
        );
        return Next(state);
    }

    private static Proposal Next(SearchState state) => Assert.IsType<Decision.Propose>(Decide.Next(Recipe, ToySpace.Space, state)).Proposal;
}
