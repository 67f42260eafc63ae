using Nas.Domain.Numerics.Statistics;
using Nas.Domain.Search.Strategies;

namespace Nas.Domain.Search.Tabular;

/// <summary>The curves of a strategy on a tabular task, one per seed.</summary>
/// <param name="Name">Its name in tables.</param>
/// <param name="Strategy">The strategy.</param>
/// <param name="Curves">One curve for each seed, in the order of seeds.</param>
public sealed record StrategyCurves(string Name, Strategy Strategy, ValueArray<SearchCurve> Curves)
{
    /// <summary>Mean and interval over the seeds of a number of each curve.</summary>
    public MeanInterval Over(Func<SearchCurve, double> number) => MeanInterval.Compute(Curves.Select(number).ToArray());

    /// <summary>How much larger a number is than with another strategy and the same seeds.</summary>
    public MeanInterval Gain(StrategyCurves other, Func<SearchCurve, double> number) =>
        MeanInterval.Compute(Curves.Select((curve, seed) => number(curve) - number(other.Curves[seed])).ToArray());
}
