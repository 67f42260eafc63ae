namespace Nas.Domain.Search.Trials;

/// <summary>The cost of a candidate, computed before it runs.</summary>
/// <param name="Parameters">Trainable parameters, including the head.</param>
/// <param name="Macs">Multiply–accumulates of one forward pass of one example.</param>
/// <param name="ActivationBytes">Bytes of activations that a training step of one batch keeps.</param>
/// <param name="Nodes">Nodes of the derivation.</param>
public sealed record CandidateSize(long Parameters, long Macs, long ActivationBytes, int Nodes)
{
    /// <summary>Multiply–accumulates that take as long as writing and reading four bytes of activations in both passes, measured on
    /// convolutional networks (docs/research/minutes.md).</summary>
    public const int MacsPerFourBytes = 64;

    /// <summary>What a training step takes, in units of one multiply–accumulate: an estimate, good to a third, by which networks are given
    /// equal time.</summary>
    /// <param name="batch">Examples of the step.</param>
    public double StepWork(int batch) => ((double)batch * Macs) + (MacsPerFourBytes / 4.0 * ActivationBytes);
}
