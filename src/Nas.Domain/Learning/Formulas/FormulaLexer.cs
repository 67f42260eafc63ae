using System.Globalization;
using Nas.Domain.Text;

namespace Nas.Domain.Learning.Formulas;

/// <summary>Cuts the text of a formula into names, numbers and signs.</summary>
internal sealed class FormulaLexer
{
    private const int LongestText = 1 << 16;

    private readonly string _text;
    private int _index;
    private int _line = 1;
    private int _lineStart;

    public FormulaLexer(string text)
    {
        _text = text;
        if (text.Length > LongestText)
        {
            throw SyntaxException.Fatal(new(1, 1), $"the text has {text.Length} characters; the most allowed are {LongestText}");
        }
    }

    private TextPosition Here => new(_line, _index - _lineStart + 1);

    /// <summary>Whether a name can stand without backticks.</summary>
    public static bool IsPlainName(string name) => name.Length > 0 && IsNameStart(name[0]) && name.All(IsNamePart) && name is not ("log" or "sqrt");

    public FormulaToken Next()
    {
        SkipBlanksAndComments();
        var at = Here;
        return _index == _text.Length ? new(FormulaTokenKind.End, "", at)
            : _text[_index] == '`' ? Quoted(at)
            : IsNameStart(_text[_index]) ? new(FormulaTokenKind.Name, While(IsNamePart), at)
            : char.IsAsciiDigit(_text[_index]) || _text[_index] == '.' ? new(FormulaTokenKind.Number, Number(), at)
            : new(FormulaTokenKind.Sign, Sign(at), at);
    }

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_';

    private static bool IsNamePart(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '.';

    private FormulaToken Quoted(TextPosition at)
    {
        var end = _text.AsSpan(_index + 1).IndexOfAny('`', '\n');
        if (end <= 0 || _text[_index + 1 + end] != '`')
        {
            throw new SyntaxException(Diagnostic.Error(at, "a name in backticks that does not end on its line, or is empty"));
        }

        var name = _text.Substring(_index + 1, end);
        _index += end + 2;
        return new(FormulaTokenKind.QuotedName, name, at);
    }

    private string While(Func<char, bool> belongs)
    {
        var start = _index;
        while (_index < _text.Length && belongs(_text[_index]))
        {
            _index++;
        }

        return _text[start.._index];
    }

    private string Number()
    {
        var start = _index;
        While(c => char.IsAsciiDigit(c) || c == '.');
        if (_index < _text.Length && _text[_index] is 'e' or 'E')
        {
            _index++;
            _index += _index < _text.Length && _text[_index] is '+' or '-' ? 1 : 0;
            While(char.IsAsciiDigit);
        }

        return _text[start.._index];
    }

    private string Sign(TextPosition at)
    {
        var c = _text[_index++];
        return c is '+' or '-' or '*' or '/' or '(' or ')'
            ? c.ToString()
            : throw new SyntaxException(Diagnostic.Error(at, string.Create(CultureInfo.InvariantCulture, $"unexpected character {(c is > ' ' and < '\x7f' ? $"'{c}'" : $"U+{(int)c:X4}")}")));
    }

    private void SkipBlanksAndComments()
    {
        while (_index < _text.Length && (_text[_index] is ' ' or '\t' or '\r' or '\n' or '#'))
        {
            if (_text[_index] == '#')
            {
                While(c => c != '\n');
            }
            else if (_text[_index++] == '\n')
            {
                (_line, _lineStart) = (_line + 1, _index);
            }
        }
    }
}
