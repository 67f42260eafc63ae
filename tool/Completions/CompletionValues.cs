namespace Nas.Tool.Completions;

/// <summary>The values to complete: words, files or folders.</summary>
internal sealed record CompletionValues(IReadOnlyList<string> Words, bool Files, bool Folders)
{
    /// <summary>Nothing can be offered.</summary>
    public static CompletionValues None { get; } = new([], false, false);

    /// <summary>The values that a value's name in help implies, such as <c>FILE|NAME</c>.</summary>
    public static CompletionValues Create(string? helpName, IEnumerable<string> words) =>
        new(
            [.. words],
            helpName?.Contains("FILE", StringComparison.Ordinal) ?? false,
            helpName?.Contains("DIR", StringComparison.Ordinal) ?? false
        );
}
