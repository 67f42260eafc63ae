namespace Nas.Domain.Text;

/// <summary>A word or a punctuation mark of a text.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Text">The word; empty for punctuation.</param>
/// <param name="At">Where it starts.</param>
internal readonly record struct Token(TokenKind Kind, string Text, TextPosition At)
{
    /// <summary>The token as a message quotes it.</summary>
    public string Quoted => Kind switch
    {
        TokenKind.Word => $"'{Text}'",
        TokenKind.End => "the end of the text",
        TokenKind.Open => "'('",
        TokenKind.Close => "')'",
        TokenKind.Comma => "','",
        TokenKind.Bar => "'|'",
        TokenKind.Equals => "'='",
        _ => "'*'",
    };
}

internal enum TokenKind
{
    Word,
    Open,
    Close,
    Comma,
    Bar,
    Equals,
    Star,
    End,
}
