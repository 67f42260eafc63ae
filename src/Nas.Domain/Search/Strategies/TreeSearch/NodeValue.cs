namespace Nas.Domain.Search.Strategies.TreeSearch;

/// <summary>The value of a node.</summary>
public enum NodeValue
{
    /// <summary>The mean of its rewards.</summary>
    Mean,

    /// <summary>The best of them.</summary>
    Best,
}
