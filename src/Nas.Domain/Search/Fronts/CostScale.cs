using System.Collections.Immutable;

namespace Nas.Domain.Search.Fronts;

/// <summary>Brings the objectives to one scale: 0 for the least, 1 for the most.</summary>
/// <param name="Least">The least of each objective.</param>
/// <param name="Most">The most of each.</param>
public sealed record CostScale(ValueArray<double> Least, ValueArray<double> Most)
{
    /// <summary>The worst of each: a volume counts up to it.</summary>
    public ValueArray<double> Reference => [.. Least.Select(_ => 1.0)];

    /// <summary>The scale of some costs; at least one.</summary>
    public static CostScale Of(IEnumerable<ValueArray<double>> costs)
    {
        ImmutableArray<ValueArray<double>> all = [.. costs];
        var goals = Enumerable.Range(0, all[0].Length).ToImmutableArray();
        return new([.. goals.Select(goal => all.Min(one => one[goal]))], [.. goals.Select(goal => all.Max(one => one[goal]))]);
    }

    /// <summary>The costs on the scale.</summary>
    public ValueArray<double> Of(ValueArray<double> costs) =>
        [.. costs.Select((cost, goal) => Most[goal] > Least[goal] ? (cost - Least[goal]) / (Most[goal] - Least[goal]) : 0)];
}
