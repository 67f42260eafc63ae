namespace Nas.Tool.Completions;

/// <summary>A word to offer, and what it is for.</summary>
internal sealed record CompletionWord(string Name, string Description);
