using System.Collections.Immutable;
using Nas.Domain.Learning;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Strategies.Evolution;
using Nas.Domain.Search.Strategies.Mixing;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Surrogates;

/// <summary>What surrogates of a space worked out lately. It changes no decision, only the time that decisions take.</summary>
internal sealed class SurrogateMemory
{
    private const int MostRows = 4096;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, double[]> _features = new(StringComparer.Ordinal);

    /// <summary>The model fitted last.</summary>
    public LastAnswer<FittedPredictor> Model { get; } = new();

    /// <summary>The model of other tasks.</summary>
    public LastAnswer<FittedPredictor> Source { get; } = new();

    /// <summary>What was predicted last.</summary>
    public LastAnswer<Forecast> Forecast { get; } = new();

    /// <summary>The children drawn last.</summary>
    public LastAnswer<ImmutableArray<Child>> Children { get; } = new();

    /// <summary>The pool that a mixer chose among last.</summary>
    public LastAnswer<MetricPool> MixingPool { get; } = new();

    /// <summary>What a mixer chose last.</summary>
    public RememberedChoices Mixing { get; } = new();

    /// <summary>A candidate's features.</summary>
    public double[] Features(Candidate candidate, Func<Candidate, double[]> compute)
    {
        lock (_lock)
        {
            if (_features.TryGetValue(candidate.Text, out var known))
            {
                return known;
            }
        }

        var features = compute(candidate);
        lock (_lock)
        {
            if (_features.Count >= MostRows)
            {
                _features.Clear();
            }

            return _features[candidate.Text] = features;
        }
    }
}
