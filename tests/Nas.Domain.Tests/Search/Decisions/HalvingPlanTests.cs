using FsCheck;
using FsCheck.Fluent;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Tests.Search.Decisions;

public class HalvingPlanTests
{
    private const int Batch = 128;

    private static readonly Pacing Usual = new(3, 3, default);
    private static readonly CandidateSize Reference = new(145_290, 6_196_736, 41_869_312, 77);
    private static readonly Measurement Machine = new(Reference, SecondsPerStep: 0.08, SecondsPerTrial: 0.4, Workers: 2);

    private static readonly Arbitrary<(double Minutes, int Workers, double Step)> Any = (
        from minutes in Gen.Choose(1, 2000)
        from workers in Gen.Choose(1, 40)
        from step in Gen.Choose(1, 2000)
        select (minutes / 4.0, workers, step / 1000.0)
    ).ToArbitrary();

    [Fact]
    public void Trials_OfAnyPlan_FillRungsInTurn() =>
        Law(
            (plan, _) =>
                Enumerable
                    .Range(0, plan.Trials)
                    .Chunk(plan.RoundSize)
                    .All(round =>
                        round
                            .GroupBy(plan.RungOf)
                            .Select(rung => (rung.Key, Places: rung.Select(plan.PlaceOf).ToArray()))
                            .Select(rung => rung.Places.SequenceEqual(Enumerable.Range(0, plan.Sizes[rung.Key])))
                            .All(whole => whole)
                    )
        );

    [Fact]
    public void Time_OfAnyPlan_IsTheShareOfTheMinutes() =>
        Law(
            (plan, given) =>
            {
                var trials = plan.Rounds * plan.Sizes.Select((size, rung) => size * plan.Seconds * Math.Pow(plan.Factor, rung)).Sum();
                var share = trials / (given.Minutes * 60 * given.Workers);
                return share is > 0.199 and < 0.451;
            }
        );

    [Fact]
    public void Steps_OfALargerNetwork_AreFewer()
    {
        var plan = Plan(3, Machine);
        var (small, large) = (Reference with { Macs = 1_000_000 }, Reference with { Macs = 60_000_000 });

        Assert.True(plan.StepsFor(small, 0) > plan.StepsFor(Reference, 0));
        Assert.True(plan.StepsFor(Reference, 0) > plan.StepsFor(large, 0));
        Assert.True(plan.StepsFor(Reference, 1) > 2 * plan.StepsFor(Reference, 0));
    }

    [Fact]
    public void Steps_OfATinyNetwork_AreBoundedByTheCostOfCalling()
    {
        var plan = Plan(3, Machine);
        Assert.InRange(plan.StepsFor(new(90, 80, 4096, 5), 0) * 1e-3, 0, 2 * plan.Seconds);
    }

    [Fact]
    public void Limits_OfAPlan_LeaveStepsForAScore()
    {
        var plan = Plan(3, Machine);
        var limits = plan.Tighten(Limits.None);
        var largest = new CandidateSize(1, limits.Macs.IfNone(0) / 2, limits.ActivationBytes.IfNone(0) / 2, 10);

        Assert.True(limits.Allow(Reference));
        Assert.InRange(plan.StepsFor(largest, 0), 10, 1000);
    }

    [Fact]
    public void Limits_OfAnyPlan_LeaveRoomForTwiceTheReference() =>
        Law(
            (plan, _) =>
                plan.Tighten(Limits.None)
                    .Allow(Reference with { Macs = 2 * Reference.Macs, ActivationBytes = 2 * Reference.ActivationBytes })
        );

    [Theory]
    [InlineData(0.5, 1)]
    [InlineData(2, 2)]
    [InlineData(30, 3)]
    public void Rungs_OfAPlan_GrowWithTheMinutes(double minutes, int rungs) => Assert.Equal(rungs, Plan(minutes, Machine).Sizes.Length);

    [Fact]
    public void Rounds_OfMoreMinutes_HaveTrialsOfTheSameLength()
    {
        var (before, after) = (Plan(10, Machine), HalvingPlan.For(Usual, Machine, Batch, begun: 10, minutes: 40));

        Assert.Equal(before.Seconds, after.Seconds);
        Assert.Equal(before.Sizes, after.Sizes);
        Assert.True(after.Rounds > before.Rounds);
    }

    private static HalvingPlan Plan(double minutes, Measurement machine) => HalvingPlan.For(Usual, machine, Batch, minutes, minutes);

    private static void Law(Func<HalvingPlan, (double Minutes, int Workers), bool> holds) =>
        Prop.ForAll(
                Any,
                given =>
                    holds(
                        Plan(given.Minutes, Machine with { Workers = given.Workers, SecondsPerStep = given.Step }),
                        (given.Minutes, given.Workers)
                    )
            )
            .QuickCheckThrowOnFailure();
}
