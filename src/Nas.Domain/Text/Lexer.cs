using System.Globalization;

namespace Nas.Domain.Text;

/// <summary>Cuts a text into tokens, one at a time, so that an early error costs nothing of what follows.</summary>
/// <remarks>Words are made of letters, digits and <c>_ - . / !</c>; <c>#</c> starts a comment that ends with the line.
/// Lines end with LF, CR LF or CR.</remarks>
internal sealed class Lexer
{
    /// <summary>Longest word a text may hold: names and numbers are short, and a longer one is not what it claims to be.</summary>
    private const int LongestWord = 200;

    /// <summary>Longest text: a hundred times what the largest derivation prints, and read within a second.</summary>
    private const int LongestText = 1 << 23;

    private readonly string _text;
    private int _index;
    private int _line = 1;
    private int _lineStart;

    public Lexer(string text)
    {
        if (text.Length > LongestText)
        {
            throw SyntaxException.Fatal(new(1, 1), $"the text has {text.Length} characters; the most allowed are {LongestText}");
        }

        _text = text;
        _index = _lineStart = text.StartsWith('\uFEFF') ? 1 : 0;
    }

    private TextPosition Here => new(_line, _index - _lineStart + 1);

    public Token Next()
    {
        SkipBlanksAndComments();
        var at = Here;
        if (_index == _text.Length)
        {
            return new(TokenKind.End, "", at);
        }

        if (IsWordCharacter(_text[_index]))
        {
            return new(TokenKind.Word, Word(at), at);
        }

        return new(Punctuation(_text[_index++], at), "", at);
    }

    private static TokenKind Punctuation(char c, TextPosition at) => c switch
    {
        '(' => TokenKind.Open,
        ')' => TokenKind.Close,
        ',' => TokenKind.Comma,
        '|' => TokenKind.Bar,
        '=' => TokenKind.Equals,
        '*' => TokenKind.Star,
        _ => throw new SyntaxException(Diagnostic.Error(at, $"unexpected character {Describe(c)}")),
    };

    private static string Describe(char c) =>
        c is > ' ' and < '\x7f' ? $"'{c}'" : string.Create(CultureInfo.InvariantCulture, $"U+{(int)c:X4}");

    private static bool IsWordCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '/' or '!';

    private string Word(TextPosition at)
    {
        var start = _index;
        while (_index < _text.Length && IsWordCharacter(_text[_index]))
        {
            _index++;
        }

        return _index - start <= LongestWord
            ? _text[start.._index]
            : throw new SyntaxException(Diagnostic.Error(at, $"a word of {_index - start} characters; the longest allowed has {LongestWord}"));
    }

    private void SkipBlanksAndComments()
    {
        while (_index < _text.Length)
        {
            var c = _text[_index];
            if (c is '\n' or '\r')
            {
                _index += c == '\r' && _text.AsSpan(_index).StartsWith("\r\n", StringComparison.Ordinal) ? 2 : 1;
                (_line, _lineStart) = (_line + 1, _index);
            }
            else if (c is ' ' or '\t')
            {
                _index++;
            }
            else if (c == '#')
            {
                var length = _text.AsSpan(_index).IndexOfAny('\n', '\r');
                _index = length < 0 ? _text.Length : _index + length;
            }
            else
            {
                return;
            }
        }
    }
}
