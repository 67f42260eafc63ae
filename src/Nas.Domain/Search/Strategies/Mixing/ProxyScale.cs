namespace Nas.Domain.Search.Strategies.Mixing;

/// <summary>How metrics of different units come to a common scale.</summary>
public enum ProxyScale
{
    /// <summary>By their rank in the pool: no outlier can fill the range. The default.</summary>
    Rank,

    /// <summary>Linearly between the least and the largest of the pool, as published. Metrics with heavy tails end up near 0.</summary>
    MinMax,
}
