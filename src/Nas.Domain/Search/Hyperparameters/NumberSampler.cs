namespace Nas.Domain.Search.Hyperparameters;

/// <summary>How the numbers among hyperparameters are chosen.</summary>
public enum NumberSampler
{
    /// <summary>As the strategy varies architectures: fresh, mutated or crossed.</summary>
    Variation,

    /// <summary>By <see cref="CmaEs"/>, from all trials that may be seen.</summary>
    CmaEs,
}
