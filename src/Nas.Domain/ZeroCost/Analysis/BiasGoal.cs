namespace Nas.Domain.ZeroCost.Analysis;

/// <summary>What the constant is chosen for when a bias is removed from a proxy.</summary>
public enum BiasGoal
{
    /// <summary>The smallest bias.</summary>
    Minimise,

    /// <summary>The bias that the quality itself has.</summary>
    Equalise,

    /// <summary>The best ranking.</summary>
    Rank,
}
