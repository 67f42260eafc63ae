using Nas.Domain.Search.Fronts;
using Nas.Domain.Search.Trials;
using static LanguageExt.Prelude;

namespace Nas.Domain.Tests.Search.Fronts;

public class GoalsTests
{
    private static readonly Goals All = new([Goal.Accuracy, Goal.Params, Goal.Latency]);

    private static readonly Trial[] Trials = [Of(0, 0.5, 10, 1), Of(1, 0.9, 100, 9), Of(2, 0.8, 20, 2), Of(3, 0.4, 50, 8)];

    [Fact]
    public void Costs_OfATrial_AreSmallWhereItIsGood() => Assert.Equal([-0.9, 100, 9], All.Of(Trials[1]).IfNone([]));

    [Fact]
    public void Costs_WithoutALatency_AreNotKnown() => Assert.True(All.Of(Of(0, 0.5, 10, null)).IsNone);

    [Fact]
    public void Front_OfTrials_LeavesOutTheBeaten() => Assert.Equal([0, 1, 2], All.Front(Trials).Select(trial => trial.Number));

    [Fact]
    public void Pick_ByAnObjective_IsTheBestInIt()
    {
        Assert.Equal(1, All.Pick(All.Front(Trials), Goal.Accuracy).Map(trial => trial.Number));
        Assert.Equal(0, All.Pick(All.Front(Trials), Goal.Latency).Map(trial => trial.Number));
        Assert.Equal(2, All.Pick(All.Front(Trials), None).Map(trial => trial.Number));
        Assert.True(All.Pick([], None).IsNone);
    }

    private static Trial Of(int number, double score, long parameters, double? latency) =>
        new(
            new(number, new Candidate($"{number}", new(parameters, 1, 1, 1)), new Origin.Sampled(), Draws.None),
            Verdict.FromScore(score, default, latency is { } ms ? Seq1(new Metric(LatencyRule.Metric, ms)) : Seq<Metric>()),
            Usage.None
        );
}
