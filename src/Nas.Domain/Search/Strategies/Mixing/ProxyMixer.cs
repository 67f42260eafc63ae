using System.Collections.Immutable;
using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Search.Strategies.Mixing;

/// <summary>A way to mix metrics into one score from a few known accuracies: a value with its settings.</summary>
public abstract record ProxyMixer
{
    /// <summary>Whether it learns from the weights that were tried, not from the accuracies alone.</summary>
    public virtual bool RemembersWeights => false;

    /// <summary>How metrics are best scaled for it.</summary>
    public virtual ProxyScale Scale => ProxyScale.Rank;

    /// <summary>Learns how to mix. Equal arguments give equal mixtures.</summary>
    /// <param name="pool">All architectures.</param>
    /// <param name="seen">What is known, in the order in which it was asked for; an architecture that was chosen again stands there
    /// again.</param>
    /// <param name="stream">Where chance comes from.</param>
    public abstract Mixture Fit(ProxyPool pool, ImmutableArray<Observation> seen, RandomStream stream);
}
