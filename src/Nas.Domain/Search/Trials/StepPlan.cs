namespace Nas.Domain.Search.Trials;

/// <summary>The steps of a trapezoidal schedule.</summary>
/// <param name="WarmUp">Steps in which the rate rises.</param>
/// <param name="Held">Steps before the rate falls, those of the warm-up included.</param>
/// <param name="Total">All steps; the rate would be 0 at the next one.</param>
public sealed record StepPlan(int WarmUp, int Held, int Total)
{
    private const double WarmUpShare = 0.1;
    private const double HeldShare = 0.65;

    /// <summary>The plan of a training whose number of steps is known beforehand.</summary>
    public static StepPlan For(int steps) => new((int)(WarmUpShare * steps), (int)(HeldShare * steps), steps);

    /// <summary>The learning rate of a step, counted from 0, as a share of the highest.</summary>
    public double RateAt(int step) =>
        step < WarmUp ? (step + 1.0) / (WarmUp + 1)
        : step < Held ? 1
        : (double)(Total - step) / (Total - Held + 1);
}
