using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Fronts;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Trials;

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

    /// <summary>The lengths of training that its trials have; none where all are as long as the recipe says.</summary>
    public virtual Option<Ladder> Ladder => default;

    /// <summary>The objectives that its decisions look at where the recipe names none.</summary>
    public virtual Goals UsualGoals => Goals.Usual;

    /// <summary>Whether its decisions look at what trained networks say, so that their weights have to be kept.</summary>
    public virtual bool LooksAtNetworks => false;

    /// <summary>Epochs of a trial; none for those of the recipe.</summary>
    /// <param name="trial">Its number.</param>
    /// <param name="origin">Where its candidate comes from.</param>
    public virtual Option<int> EpochsOf(int trial, Origin origin) => default;

    /// <summary>The trial before which every outcome is waited for, so that the decision may depend on it; 0 where logical time alone
    /// says what may be seen.</summary>
    /// <param name="trial">The trial to decide about; no smaller than the answer.</param>
    public virtual int WaitsFor(int trial) => 0;

    /// <summary>Draws one candidate for a trial. Called again with another stream when the draft is refused.</summary>
    /// <param name="space">The space to search.</param>
    /// <param name="view">The information that the decision may depend on.</param>
    /// <param name="stream">The random numbers of this draft alone.</param>
    public abstract Draft Draft(SearchSpace space, SearchView view, RandomStream stream);
}
