using System.Diagnostics;
using Nas.Domain.Search.Trials;

namespace Nas.Effects.Training;

/// <summary>The steps of a training that ends by the clock. When the learning rate falls and how many steps there are is a fact of the
/// training, as its verdict tells it: the same training is repeated by these steps.</summary>
/// <param name="seconds">When the training ends, from now on.</param>
/// <param name="secondsPerStep">What steps of its kind took.</param>
internal sealed class Pace(double seconds, double secondsPerStep)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly int _warmUp = (int)(StepPlan.WarmUpShare * seconds / secondsPerStep);
    private readonly List<int> _falls = [];
    private int _total = int.MaxValue;

    /// <summary>The plan, as far as it is known.</summary>
    public StepPlan Plan => new(_warmUp, [.. _falls], _total);

    /// <summary>The share of the time that has passed, 0 … 1.</summary>
    public double Share => Math.Clamp(_clock.Elapsed.TotalSeconds / seconds, 0, 1);

    /// <summary>Looks at the clock after some steps.</summary>
    public void Took(int steps)
    {
        var share = _clock.Elapsed.TotalSeconds / seconds;
        while (_falls.Count < StepPlan.Stairs && share >= StepPlan.FallAt(_falls.Count))
        {
            _falls.Add(steps);
        }

        if (share >= 1)
        {
            _total = steps;
        }
    }
}
