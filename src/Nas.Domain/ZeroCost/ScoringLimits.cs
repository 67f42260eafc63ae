namespace Nas.Domain.ZeroCost;

/// <summary>Limits of proxy computations. The value of a proxy that would exceed them is missing; this is decided before anything
/// runs.</summary>
/// <param name="Bytes">Maximum bytes of the values that a pass keeps.</param>
/// <param name="Macs">Maximum multiply–accumulates of one forward pass of the batch; the most expensive pass takes about ten times as
/// many.</param>
public sealed record ScoringLimits(long Bytes, long Macs)
{
    /// <summary>4 GiB, and 10¹² multiply–accumulates, which take one core about half a minute.</summary>
    public static ScoringLimits Default { get; } = new(4L << 30, 1_000_000_000_000);
}
