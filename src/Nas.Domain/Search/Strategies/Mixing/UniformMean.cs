using System.Collections.Immutable;
using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Search.Strategies.Mixing;

/// <summary>The plain mean of the scaled metrics: on a pool scaled by rank, the mean rank. A baseline that learns nothing.</summary>
public sealed record UniformMean : ProxyMixer
{
    /// <inheritdoc/>
    public override Mixture Fit(ProxyPool pool, ImmutableArray<Observation> seen, RandomStream stream) => Of(pool);

    /// <summary>The means.</summary>
    public static Mixture Of(ProxyPool pool) =>
        GlobalWeights.Mix(pool, [.. Enumerable.Repeat(1.0 / pool.Mixed.Columns, pool.Mixed.Columns)]);
}
