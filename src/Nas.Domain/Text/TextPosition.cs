namespace Nas.Domain.Text;

/// <summary>A place in a text, both numbers counted from 1.</summary>
/// <param name="Line">Line.</param>
/// <param name="Column">Character in the line.</param>
public readonly record struct TextPosition(int Line, int Column)
{
    /// <summary><c>line:column</c>.</summary>
    public override string ToString() => $"{Line}:{Column}";
}
