using Nas.Domain.Text;

namespace Nas.Domain.Codecs;

/// <summary>Why a value cannot be read.</summary>
/// <param name="Path">Which value, such as <c>strategy.surrogate.refit</c> or <c>readings[2]</c>; empty for the whole.</param>
/// <param name="At">Where it stands, in formats that people write.</param>
/// <param name="What">What is wrong, as a predicate: <c>is missing</c>.</param>
public sealed record Mistake(string Path, TextPosition? At, string What)
{
    /// <summary>A value of the wrong kind or out of range.</summary>
    public static Mistake Expected(Node found, Schema wanted) => new("", found.At, $"is {found.Shown}, not {wanted.Words}");

    /// <summary>The same with more to say.</summary>
    public Mistake With(string more) => this with { What = What + more };

    /// <summary>The same seen from the record that holds the value.</summary>
    public Mistake Within(string name) => this with { Path = Path.Length == 0 || Path[0] == '[' ? name + Path : $"{name}.{Path}" };

    /// <summary>The same as something to tell the writer of the text.</summary>
    public Diagnostic ToDiagnostic() => Diagnostic.Error(At ?? new(1, 1), Sentence);

    /// <summary>The position, where there is one, and a sentence without a full stop.</summary>
    public override string ToString() => At is { } at ? $"{at}: {Sentence}" : Sentence;

    /// <summary>What is wrong, as a sentence without a full stop.</summary>
    public string Sentence => $"{(Path.Length == 0 ? "the text" : Path)} {What}";
}
