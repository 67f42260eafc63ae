using LanguageExt;

namespace Nas.Domain.Search.Trials;

/// <summary>Hard limits on candidates. A field that is none sets no limit; a candidate at the limit passes.</summary>
/// <param name="Parameters">Maximum number of trainable parameters.</param>
/// <param name="Macs">Maximum multiply–accumulates of one forward pass of one example.</param>
/// <param name="ActivationBytes">Maximum bytes of activations of a training step.</param>
/// <param name="Nodes">Maximum number of nodes of the derivation.</param>
public sealed record Limits(Option<long> Parameters, Option<long> Macs, Option<long> ActivationBytes, Option<int> Nodes)
{
    /// <summary>No limits.</summary>
    public static Limits None { get; } = new(default, default, default, default);

    /// <summary>Whether a candidate of this size may be proposed.</summary>
    public bool Allow(CandidateSize size) =>
        Parameters.ForAll(max => size.Parameters <= max)
        && Macs.ForAll(max => size.Macs <= max)
        && ActivationBytes.ForAll(max => size.ActivationBytes <= max)
        && Nodes.ForAll(max => size.Nodes <= max);
}
