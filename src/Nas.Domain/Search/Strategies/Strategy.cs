using System.Collections.Immutable;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Spaces;

namespace Nas.Domain.Search.Strategies;

/// <summary>Chooses the next candidate. A strategy is data with one pure function.</summary>
public abstract record Strategy
{
    /// <summary>What kind of strategy it is.</summary>
    public abstract StrategyKind Kind { get; }

    /// <summary>The strategy's name, as recipes write it.</summary>
    public string Name => Kind.Name;

    /// <summary>The zero-cost proxies that its decisions look at, by name.</summary>
    public virtual ImmutableArray<string> Proxies => [];

    /// <summary>Draws one candidate for a trial. Called again with another stream when the draft is refused.</summary>
    /// <param name="space">The space to search.</param>
    /// <param name="view">The information that the decision may depend on.</param>
    /// <param name="stream">The random numbers of this draft alone.</param>
    public abstract Draft Draft(SearchSpace space, SearchView view, RandomStream stream);
}
