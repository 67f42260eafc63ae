using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Networks.Lowering;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.ZeroCost;
using Nas.Effects.Data.Sets;

namespace Nas.Effects.Scoring;

/// <summary>A scoring as a value. Equal jobs give equal scores on equal machines with equal thread counts.</summary>
/// <param name="Network">What to score, as <see cref="Lower"/> makes it; a network whose maps were merged has other layers.</param>
/// <param name="Images">The batch; give every candidate of a comparison the same one. Without it, proxies that look at images are
/// missing.</param>
/// <param name="Stream">Initial weights and noise.</param>
public sealed record ScoringJob(Network Network, Option<ImageSet> Images, RandomStream Stream)
{
    /// <summary>What to compute.</summary>
    public ImmutableArray<Proxy> Proxies { get; init; } = Proxy.All;

    /// <summary>Samples of a noisy input, where there are no images to count.</summary>
    public int NoiseBatch { get; init; } = 64;

    /// <summary>Whether to compute in double precision, four times as slow; synflow always is.</summary>
    public bool Double { get; init; }

    /// <summary>Where tensors live: <c>cpu</c>, <c>cuda</c> or <c>cuda:1</c>.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary>What it may cost.</summary>
    public ScoringLimits Limits { get; init; } = ScoringLimits.Default;
}
