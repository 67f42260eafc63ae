namespace Nas.Tests.Exports;

/// <summary>How far an exported model is from the trained network.</summary>
/// <param name="Name">The model's folder.</param>
/// <param name="Logits">Largest difference of its logits from ours, relative to the largest logit or 1.</param>
internal sealed record ExportDifference(string Name, double Logits);
