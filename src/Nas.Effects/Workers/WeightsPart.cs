namespace Nas.Effects.Workers;

/// <summary>A part of trained weights on their way between a search and a node.</summary>
/// <param name="Hash">The hash of the whole.</param>
/// <param name="Length">Bytes of the whole.</param>
/// <param name="At">Where this part begins.</param>
/// <param name="Base64">Its bytes.</param>
internal sealed record WeightsPart(string Hash, long Length, long At, string Base64);
