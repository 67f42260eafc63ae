namespace Nas.Domain.Search.Surrogates;

/// <summary>An architecture whose score a large language model is shown.</summary>
/// <param name="Architecture">Its canonical text.</param>
/// <param name="Score">Its score.</param>
public sealed record Demonstration(string Architecture, double Score);
