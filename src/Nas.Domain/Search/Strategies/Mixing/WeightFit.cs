using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Search.Strategies.Mixing;

/// <summary>Asks for the weights of metrics as a function of the architecture, and for the scores that they give to a pool
/// (PO-NAS).</summary>
/// <param name="Trial">The trial that the scores decide about.</param>
public sealed record WeightFit(int Trial) : FitRequest(Trial)
{
    /// <summary>How to learn.</summary>
    public required PoNas Settings { get; init; }

    /// <summary>The metrics of the pool from 0 to 1, one row for each architecture.</summary>
    public required FeatureTable Metrics { get; init; }

    /// <summary>What the architectures look like.</summary>
    public required PoolDescription Description { get; init; }

    /// <summary>The accuracies that are known; at least two.</summary>
    public required ValueArray<Observation> Seen { get; init; }

    /// <summary>The random numbers of what describes the pool: the same for all fits of a search.</summary>
    public required RandomStream EncoderStream { get; init; }

    /// <summary>The random numbers of this fit.</summary>
    public required RandomStream Stream { get; init; }
}
