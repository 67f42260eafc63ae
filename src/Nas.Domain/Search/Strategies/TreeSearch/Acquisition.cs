namespace Nas.Domain.Search.Strategies.TreeSearch;

/// <summary>What a child is chosen by.</summary>
public enum Acquisition
{
    /// <summary>Its value and what it may be above that (UCT; Kocsis and Szepesvári, 2006).</summary>
    UpperConfidence,

    /// <summary>By how much it is expected to surpass its parent.</summary>
    ExpectedImprovement,
}
