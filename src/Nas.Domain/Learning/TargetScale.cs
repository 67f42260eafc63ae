namespace Nas.Domain.Learning;

/// <summary>The scale of the scores that a predictor learns.</summary>
public enum TargetScale
{
    /// <summary>As they are.</summary>
    Raw,

    /// <summary>Their ranks, from 0 for the worst to 1 for the best; equal ones share the mean.</summary>
    Ranks,

    /// <summary>The normal quantiles of their ranks, which set the best apart.</summary>
    Normal,

    /// <summary>Moved and scaled to reach from 0 to 1.</summary>
    MinMax,

    /// <summary>The share of the scores that are no larger.</summary>
    Percentile,
}
