namespace Nas.Domain.Text;

/// <summary>What the texts of a language are made of: words, signs and, where it has them, numbers and quoted words.</summary>
/// <param name="Signs">The table of signs: each is one character.</param>
/// <param name="WordMarks">What words are made of beside letters and digits.</param>
/// <param name="MaxText">Longest text, in characters.</param>
/// <param name="MaxWord">Longest word: names and numbers are short, and a longer one is not what it claims to be.</param>
/// <param name="HasNumbers">Whether numbers such as <c>1.5e-3</c> are told apart from words, which then start with a letter or <c>_</c>,
/// and any other word stands in backticks.</param>
internal sealed record Lexicon(string Signs, string WordMarks, int MaxText, int MaxWord, bool HasNumbers)
{
    private const string Digits = "0123456789";

    private const int Characters = 128;

    /// <summary>Which kind of token each character starts.</summary>
    private readonly ValueArray<TokenKind> _starts = Table(c =>
        Signs.Contains(c, StringComparison.Ordinal) ? TokenKind.Sign
        : HasNumbers && (char.IsAsciiDigit(c) || c == '.') ? TokenKind.Number
        : HasNumbers && c == '`' ? TokenKind.Quoted
        : char.IsAsciiLetterOrDigit(c) || WordMarks.Contains(c, StringComparison.Ordinal) ? TokenKind.Word
        : TokenKind.Unreadable
    );

    private readonly ValueArray<bool> _inWord = Table(c => char.IsAsciiLetterOrDigit(c) || WordMarks.Contains(c, StringComparison.Ordinal));

    /// <summary>Which kind of token starts here, and how many characters it has.</summary>
    /// <param name="text">The rest of a text; it starts with no blank and no comment.</param>
    public (TokenKind Kind, int Length) Read(ReadOnlySpan<char> text) =>
        KindAt(text[0]) switch
        {
            TokenKind.Word => Word(text),
            TokenKind.Sign => (TokenKind.Sign, 1),
            TokenKind.Number => (TokenKind.Number, Number(text)),
            TokenKind.Quoted => Quoted(text),
            TokenKind.Unreadable or TokenKind.End => (TokenKind.Unreadable, Unreadable(text)),
        };

    /// <summary>Why characters that start here are no token.</summary>
    public string Objection(ReadOnlySpan<char> text) =>
        KindAt(text[0]) == TokenKind.Word ? $"a word of {text.Length} characters; the longest allowed has {MaxWord}"
        : KindAt(text[0]) == TokenKind.Quoted ? "a name in backticks that does not end on its line, or is empty"
        : $"unexpected character {Described(text[0])}";

    /// <summary>Whether this is a word from its first to its last character.</summary>
    public bool IsWord(string text) => text.Length > 0 && KindAt(text[0]) == TokenKind.Word && text.All(InWord);

    private static string Described(char c) => c is > ' ' and < '\x7f' ? $"'{c}'" : $"U+{(int)c:X4}";

    private static ValueArray<T> Table<T>(Func<char, T> of) => [.. Enumerable.Range(0, Characters).Select(c => of((char)c))];

    private TokenKind KindAt(char c) => c < Characters ? _starts[c] : TokenKind.Unreadable;

    private bool InWord(char c) => c < Characters && _inWord[c];

    private (TokenKind Kind, int Length) Word(ReadOnlySpan<char> text)
    {
        var length = 1;
        while (length < text.Length && InWord(text[length]))
        {
            length++;
        }

        return (length <= MaxWord ? TokenKind.Word : TokenKind.Unreadable, length);
    }

    private static int Number(ReadOnlySpan<char> text)
    {
        var length = Skip(text, 0, "." + Digits);
        if (length == text.Length || text[length] is not ('e' or 'E'))
        {
            return length;
        }

        var sign = length + 1 < text.Length && text[length + 1] is '+' or '-' ? 1 : 0;
        return Skip(text, length + 1 + sign, Digits);
    }

    private static int Skip(ReadOnlySpan<char> text, int start, string characters)
    {
        var length = text[start..].IndexOfAnyExcept(characters);
        return length < 0 ? text.Length : start + length;
    }

    private static (TokenKind Kind, int Length) Quoted(ReadOnlySpan<char> text)
    {
        var length = text[1..].IndexOfAny('`', '\n');
        return length > 0 && text[1 + length] == '`' ? (TokenKind.Quoted, length + 2) : (TokenKind.Unreadable, 1);
    }

    /// <summary>Neighbours that are no better belong to it: one message says it all.</summary>
    private int Unreadable(ReadOnlySpan<char> text)
    {
        var length = 1;
        while (
            length < text.Length && text[length] is not (' ' or '\t' or '\n' or '\r' or '#') && KindAt(text[length]) == TokenKind.Unreadable
        )
        {
            length++;
        }

        return length;
    }
}
