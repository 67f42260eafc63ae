using System.Globalization;

namespace Nas.Domain.Syntax;

/// <summary>Cuts a text into tokens, one at a time, so that an early error costs nothing of what follows.</summary>
/// <remarks>Words are made of letters, digits and <c>_ - . / !</c>; <c>#</c> starts a comment that ends with the line.</remarks>
internal sealed class Lexer(string text)
{
    /// <summary>Longest word a text may hold: names and numbers are short, and a longer one is not what it claims to be.</summary>
    private const int LongestWord = 200;

    private int _index = text.StartsWith('\uFEFF') ? 1 : 0;
    private int _line = 1;
    private int _lineStart = text.StartsWith('\uFEFF') ? 1 : 0;

    private TextPosition Here => new(_line, _index - _lineStart + 1);

    public Token Next()
    {
        SkipBlanksAndComments();
        var at = Here;
        if (_index == text.Length)
        {
            return new(TokenKind.End, "", at);
        }

        if (IsWordCharacter(text[_index]))
        {
            return new(TokenKind.Word, Word(at), at);
        }

        return new(Punctuation(text[_index++], at), "", at);
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
        while (_index < text.Length && IsWordCharacter(text[_index]))
        {
            _index++;
        }

        return _index - start <= LongestWord
            ? text[start.._index]
            : throw new SyntaxException(Diagnostic.Error(at, $"a word of {_index - start} characters; the longest allowed has {LongestWord}"));
    }

    private void SkipBlanksAndComments()
    {
        while (_index < text.Length)
        {
            var c = text[_index];
            if (c == '\n')
            {
                _index++;
                (_line, _lineStart) = (_line + 1, _index);
            }
            else if (c is ' ' or '\t' or '\r')
            {
                _index++;
            }
            else if (c == '#')
            {
                var end = text.IndexOf('\n', _index);
                _index = end < 0 ? text.Length : end;
            }
            else
            {
                return;
            }
        }
    }
}
