namespace Nas.Tool.Completions;

/// <summary>An option to offer; <paramref name="Values"/> is null where it takes no value.</summary>
internal sealed record CompletionOption(string Name, string Description, CompletionValues? Values);
