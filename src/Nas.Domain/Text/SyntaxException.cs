namespace Nas.Domain.Text;

/// <summary>Leaves the recursive descent at a syntax error; never leaves the parser (<see cref="Parsing.Catch"/>).</summary>
internal sealed class SyntaxException(Diagnostic diagnostic, bool isFatal = false) : Exception(diagnostic.ToString())
{
    public Diagnostic Diagnostic { get; } = diagnostic;

    /// <summary>Whether reading on makes no sense: the text is beyond what may be read at all.</summary>
    public bool IsFatal { get; } = isFatal;

    public static SyntaxException Fatal(TextPosition at, string message) => new(Diagnostic.Error(at, message), isFatal: true);
}
