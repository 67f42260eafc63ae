namespace Nas.Tool.Completions;

/// <summary>An option to complete; <paramref name="Values"/> is null if it takes no value.</summary>
internal sealed record CompletionOption(string Name, string Description, CompletionValues? Values);
