using System.Diagnostics;
using Nas.Domain.Search.Trials;

namespace Nas.Effects.Training;

/// <summary>The steps of a training that ends by the clock. How many these are is a fact of the training, as its verdict tells it.</summary>
/// <param name="seconds">When the training ends, from now on.</param>
/// <param name="secondsPerStep">What steps of its kind took.</param>
internal sealed class Pace(double seconds, double secondsPerStep)
{
    private const double WarmUpShare = 0.1;
    private const double HeldShare = 0.65;

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly int _warmUp = (int)(WarmUpShare * seconds / secondsPerStep);
    private StepPlan? _plan;

    /// <summary>The plan, as far as it is known: before the rate falls, the end is not.</summary>
    public StepPlan Plan => _plan ?? new(_warmUp, int.MaxValue - 1, int.MaxValue);

    /// <summary>Fixes the end as soon as the time to hold the rate is over: the steps that the time left is enough for.</summary>
    public void Took(int steps)
    {
        var now = _clock.Elapsed.TotalSeconds;
        if (_plan is null && now >= HeldShare * seconds)
        {
            var left = (int)((seconds - now) * steps / now);
            _plan = new(Math.Min(_warmUp, steps), steps, steps + Math.Max(1, left));
        }
    }
}
