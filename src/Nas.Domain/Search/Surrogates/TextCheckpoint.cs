namespace Nas.Domain.Search.Surrogates;

/// <summary>A checkpoint of a language model in a folder.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Weights">SHA-256 of its weights, in hex.</param>
public sealed record TextCheckpoint(string Folder, string Weights);
