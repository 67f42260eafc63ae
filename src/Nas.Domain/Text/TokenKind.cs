namespace Nas.Domain.Text;

/// <summary>What a text is cut into.</summary>
internal enum TokenKind : byte
{
    /// <summary>A name, a number or whatever the language makes of letters and digits.</summary>
    Word,

    /// <summary>A number, in languages that tell it from a word.</summary>
    Number,

    /// <summary>A word in backticks.</summary>
    Quoted,

    /// <summary>A punctuation mark.</summary>
    Sign,

    /// <summary>Characters that the language does not have.</summary>
    Unreadable,

    /// <summary>The end of the text.</summary>
    End,
}
