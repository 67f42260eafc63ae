namespace Nas.Domain.Search.Strategies.Partition;

/// <summary>How candidates of a region are drawn.</summary>
public enum RegionSampler
{
    /// <summary>Variants of the best that are known in it.</summary>
    Local,

    /// <summary>By the grammar.</summary>
    Uniform,
}
