using System.Buffers;

namespace Nas.Domain.Text;

/// <summary>What the texts of a language are made of: words, signs and, where it has them, numbers and quoted words.</summary>
/// <param name="Signs">The table of signs: each is one character.</param>
/// <param name="WordMarks">What words are made of beside letters and digits.</param>
/// <param name="MaxText">Longest text, in characters.</param>
/// <param name="MaxWord">Longest word: names and numbers are short, and a longer one is not what it claims to be.</param>
/// <param name="HasNumbers">Whether numbers such as <c>1.5e-3</c> are told apart from words, which then start with a letter or <c>_</c>, and any
/// other word stands in backticks.</param>
internal sealed record Lexicon(string Signs, string WordMarks, int MaxText, int MaxWord, bool HasNumbers)
{
    private const string Digits = "0123456789";

    private readonly SearchValues<char> _wordMarks = SearchValues.Create(WordMarks);
    private readonly SearchValues<char> _signs = SearchValues.Create(Signs);

    /// <summary>Which kind of token starts here, and how many characters it has.</summary>
    /// <param name="text">The rest of a text; it starts with no blank and no comment.</param>
    public (TokenKind Kind, int Length) Read(ReadOnlySpan<char> text)
    {
        var first = text[0];
        return StartsWord(first) ? Word(text)
            : _signs.Contains(first) ? (TokenKind.Sign, 1)
            : HasNumbers && (char.IsAsciiDigit(first) || first == '.') ? (TokenKind.Number, Number(text))
            : HasNumbers && first == '`' ? Quoted(text)
            : (TokenKind.Unreadable, Unreadable(text));
    }

    /// <summary>Why characters that start here are no token.</summary>
    public string Objection(ReadOnlySpan<char> text) =>
        StartsWord(text[0]) ? $"a word of {text.Length} characters; the longest allowed has {MaxWord}"
        : HasNumbers && text[0] == '`' ? "a name in backticks that does not end on its line, or is empty"
        : $"unexpected character {Described(text[0])}";

    /// <summary>Whether this is a word from its first to its last character.</summary>
    public bool IsWord(string text) => text.Length > 0 && StartsWord(text[0]) && text.All(InWord);

    private static string Described(char c) => c is > ' ' and < '\x7f' ? $"'{c}'" : $"U+{(int)c:X4}";

    private bool StartsWord(char c) => HasNumbers ? char.IsAsciiLetter(c) || c == '_' : InWord(c);

    private bool InWord(char c) => char.IsAsciiLetterOrDigit(c) || _wordMarks.Contains(c);

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
        while (length < text.Length && text[length] is not (' ' or '\t' or '\n' or '\r' or '#') && Read(text[length..(length + 1)]).Kind == TokenKind.Unreadable)
        {
            length++;
        }

        return length;
    }
}
