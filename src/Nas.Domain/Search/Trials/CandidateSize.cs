namespace Nas.Domain.Search.Trials;

/// <summary>The cost of a candidate, computed before it runs.</summary>
/// <param name="Parameters">Trainable parameters, including the head.</param>
/// <param name="Macs">Multiply–accumulates of one forward pass of one example.</param>
/// <param name="ActivationBytes">Bytes of activations that a training step of one batch keeps.</param>
/// <param name="Nodes">Nodes of the derivation.</param>
public sealed record CandidateSize(long Parameters, long Macs, long ActivationBytes, int Nodes);
