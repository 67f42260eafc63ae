namespace Nas.Effects.Data.Csv;

/// <summary>A place in a text, counted from 1.</summary>
internal readonly record struct TextPlace(long Line, long Column)
{
    /// <summary>The place behind some letters.</summary>
    public TextPlace After(ReadOnlySpan<char> letters) =>
        letters.LastIndexOf('\n') is var last and >= 0
            ? new(Line + letters.Count('\n'), letters.Length - last)
            : new(Line, Column + letters.Length);

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"line {Line}, column {Column}");
}
