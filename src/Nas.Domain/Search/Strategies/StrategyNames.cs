using System.Collections.Immutable;

namespace Nas.Domain.Search.Strategies;

/// <summary>The strategies that recipes may name.</summary>
public static class StrategyNames
{
    /// <summary>All of them, the plainest first.</summary>
    public static ImmutableArray<string> All { get; } = [.. StrategyCodecs.All.Select(one => one.Name)];
}
