using LanguageExt;
using Nas.Domain.Codecs;
using static LanguageExt.Prelude;
using static Nas.Domain.Codecs.Fields;

namespace Nas.Domain.Search.Trials;

/// <summary>The steps of a trapezoidal schedule: the learning rate rises, stays, and falls in stairs of equal height.</summary>
/// <param name="WarmUp">Steps in which the rate rises.</param>
/// <param name="Falls">The steps at which the stairs begin, in order.</param>
/// <param name="Total">All steps.</param>
public sealed record StepPlan(int WarmUp, ValueArray<int> Falls, int Total)
{
    /// <summary>Number of stairs.</summary>
    public const int Stairs = 20;

    /// <summary>The share of a training before the rate falls.</summary>
    public const double HeldShare = 0.65;

    /// <summary>The share of a training in which the rate rises.</summary>
    public const double WarmUpShare = 0.1;

    /// <summary>A plan as a record.</summary>
    public static Codec<StepPlan> Record { get; } =
        Group(
                Field("warm_up", Scalar.Int.AtLeast(0), (StepPlan plan) => plan.WarmUp),
                Field("falls", List(Scalar.Int.AtLeast(0)), (StepPlan plan) => plan.Falls.ToSeq().Strict()),
                Field("total", Scalar.Int.AtLeast(1), (StepPlan plan) => plan.Total),
                (warmUp, falls, total) => new StepPlan(warmUp, [.. falls], total)
            )
            .Record();

    /// <summary>About the number of steps that was expected when the training began, to ten; a training by the clock takes more or
    /// fewer.</summary>
    public double Expected => WarmUp / WarmUpShare;

    /// <summary>The plan of a training whose number of steps is known beforehand.</summary>
    public static StepPlan For(int steps) =>
        new((int)(WarmUpShare * steps), [.. Enumerable.Range(0, Stairs).Select(stair => (int)Math.Ceiling(FallAt(stair) * steps))], steps);

    /// <summary>When a stair begins, as a share of the training.</summary>
    public static double FallAt(int stair) => HeldShare + ((1 - HeldShare) * stair / Stairs);

    /// <summary>The learning rate of a step, counted from 0, as a share of the highest.</summary>
    public double RateAt(int step) =>
        step < WarmUp ? (step + 1.0) / (WarmUp + 1) : 1 - ((double)Falls.Count(fall => fall <= step) / (Stairs + 1));
}
