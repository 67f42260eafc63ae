namespace Nas.Domain.Search.Trials;

/// <summary>A named number that a trial measured in addition to its score.</summary>
/// <param name="Name">For example <c>validation-loss</c> or <c>test-accuracy</c>.</param>
/// <param name="Value">The number; it may be non-finite, no decision compares it.</param>
public sealed record Metric(string Name, double Value);
