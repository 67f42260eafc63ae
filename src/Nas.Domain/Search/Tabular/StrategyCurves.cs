using System.Collections.Immutable;
using Nas.Domain.Numerics.Statistics;
using Nas.Domain.Search.Strategies;

namespace Nas.Domain.Search.Tabular;

/// <summary>What a strategy did on a tabular task, seed by seed.</summary>
/// <param name="Name">What to call it.</param>
/// <param name="Strategy">The strategy.</param>
/// <param name="Curves">One curve for each seed, in the order of seeds.</param>
public sealed record StrategyCurves(string Name, Strategy Strategy, ValueArray<SearchCurve> Curves)
{
    /// <summary>A number of each curve over the seeds.</summary>
    public MeanInterval Over(Func<SearchCurve, double> number) => MeanInterval.Of(Curves.Select(number).ToArray());

    /// <summary>How much larger a number is than with another strategy and the same seeds.</summary>
    public MeanInterval Gain(StrategyCurves other, Func<SearchCurve, double> number) =>
        MeanInterval.Of(Curves.Select((curve, seed) => number(curve) - number(other.Curves[seed])).ToArray());
}
