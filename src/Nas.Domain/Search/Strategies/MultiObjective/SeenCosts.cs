using System.Collections.Immutable;
using Nas.Domain.Search.Fronts;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Strategies.MultiObjective;

/// <summary>What the trials that may be seen cost in each objective.</summary>
internal static class SeenCosts
{
    /// <summary>All of which every number is known, in the order of proposal.</summary>
    public static ImmutableArray<(Trial Trial, ValueArray<double> Costs)> Of(SearchView view) =>
        [.. view.Shown.SelectMany(trial => view.Goals.Of(trial).Map(costs => (trial, costs)).AsEnumerable())];

    /// <summary>Those that no other dominates.</summary>
    public static ImmutableArray<(Trial Trial, ValueArray<double> Costs)> Front(
        ImmutableArray<(Trial Trial, ValueArray<double> Costs)> seen
    ) => [.. Dominance.Front([.. seen.Select(one => one.Costs)]).Select(i => seen[i])];
}
