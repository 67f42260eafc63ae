namespace Nas.Domain.Search.Fronts;

/// <summary>What a search with several objectives improves at once.</summary>
public enum Goal
{
    /// <summary>The score: larger is better.</summary>
    Accuracy,

    /// <summary>Trainable parameters: fewer are better.</summary>
    Params,

    /// <summary>Multiply–accumulates of one example: fewer are better.</summary>
    Macs,

    /// <summary>Milliseconds of one example on a device: fewer are better.</summary>
    Latency,
}
