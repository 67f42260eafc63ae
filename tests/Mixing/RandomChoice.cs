using System.Collections.Immutable;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Strategies.Mixing;

namespace Nas.Tests.Mixing;

/// <summary>Random search: every architecture has a random score. A baseline.</summary>
internal sealed record RandomChoice : ProxyMixer
{
    /// <inheritdoc/>
    public override Mixture Fit(ProxyPool pool, ImmutableArray<Observation> seen, RandomStream stream) =>
        new([.. Enumerable.Range(0, pool.Rows).Select(row => (double)stream.At((ulong)row))], _ => []);
}
