namespace Nas.Domain.ZeroCost;

/// <summary>What a scoring may cost. A proxy that would cost more is missing, by arithmetic and before anything runs.</summary>
/// <param name="Bytes">Most bytes of the values that a pass keeps.</param>
/// <param name="Macs">Most multiply–accumulates of one forward pass of the batch; the costliest pass takes some ten times as many.</param>
public sealed record ScoringLimits(long Bytes, long Macs)
{
    /// <summary>4 GiB, and 10¹² multiply–accumulates, which a core takes about half a minute for.</summary>
    public static ScoringLimits Default { get; } = new(4L << 30, 1_000_000_000_000);
}
