namespace Nas.Domain.Syntax;

/// <summary>Leaves the recursive descent at the first syntax error; never leaves the parser (<see cref="Parsing.Catch"/>).</summary>
internal sealed class SyntaxException(Diagnostic diagnostic) : Exception(diagnostic.ToString())
{
    public Diagnostic Diagnostic { get; } = diagnostic;
}
