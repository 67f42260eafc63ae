namespace Nas.Tool.Completions;

/// <summary>A word to complete, with its description.</summary>
internal sealed record CompletionWord(string Name, string Description);
