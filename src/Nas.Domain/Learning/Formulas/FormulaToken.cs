using Nas.Domain.Text;

namespace Nas.Domain.Learning.Formulas;

/// <summary>A name, a number or a sign in the text of a formula.</summary>
internal readonly record struct FormulaToken(FormulaTokenKind Kind, string Text, TextPosition At)
{
    /// <summary>Whether this is that sign.</summary>
    public bool Is(string sign) => Kind == FormulaTokenKind.Sign && Text == sign;

    /// <summary>The token as a message quotes it.</summary>
    public string Quoted => Kind == FormulaTokenKind.End ? "the end of the text" : $"'{Text}'";
}

internal enum FormulaTokenKind
{
    Name,
    QuotedName,
    Number,
    Sign,
    End,
}
