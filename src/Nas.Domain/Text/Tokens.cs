namespace Nas.Domain.Text;

/// <summary>A text from one of its tokens on. A value: to go on is to make another.</summary>
/// <remarks>
/// <para>Blanks separate, and <c>#</c> starts a comment that ends with the line; lines end with LF, CR LF or CR.</para>
/// <para>After an error (<see cref="Error"/>) nothing matches any more, so a parser goes through to its end without asking, and the first
/// error is the one that is told. <see cref="Resume"/> goes on at the token that was in the way.</para>
/// </remarks>
internal readonly struct Tokens
{
    private readonly Source _source;
    private readonly int _start;
    private readonly int _length;
    private readonly int _line;
    private readonly int _lineStart;
    private readonly TokenKind _kind;

    private Tokens(Source source, int index, int line, int lineStart)
    {
        _source = source;
        (_start, _line, _lineStart) = SkipBlanks(source.Text, index, line, lineStart);
        (_kind, _length) = _start < source.Text.Length ? source.Lexicon.Read(source.Text.AsSpan(_start)) : (TokenKind.End, 0);
    }

    /// <summary>The first token of a text.</summary>
    public static Tokens Of(string text, Lexicon lexicon)
    {
        var start = text.StartsWith('\uFEFF') ? 1 : 0;
        return text.Length <= lexicon.MaxText
            ? new(new(text, lexicon), start, 1, start)
            : new Tokens(new("", lexicon), 0, 1, 0).Refuse(
                $"the text has {text.Length} characters; the most allowed are {lexicon.MaxText}"
            );
    }

    /// <summary>What is wrong; null as long as nothing is.</summary>
    public Diagnostic? Error { get; private init; }

    /// <summary>Whether the text is beyond what may be read at all, so that nothing after the error counts.</summary>
    public bool IsRefused { get; private init; }

    /// <summary>How many terms were read before; <see cref="TermParser"/> counts and bounds them.</summary>
    public int Terms { get; init; }

    /// <summary>What kind of token comes next; the end after an error.</summary>
    public TokenKind Kind => Error is null ? _kind : TokenKind.End;

    /// <summary>Where the token starts.</summary>
    public TextPosition At => new(_line, _start - _lineStart + 1);

    /// <summary>The token as the text writes it, without backticks.</summary>
    public string Text =>
        _kind == TokenKind.Quoted ? _source.Text.Substring(_start + 1, _length - 2) : _source.Text.Substring(_start, _length);

    /// <summary>The token's first character; none at the end.</summary>
    public char First => Kind == TokenKind.End ? '\0' : _source.Text[_start];

    /// <summary>What follows the token.</summary>
    public Tokens Next => Kind == TokenKind.End ? this : new(_source, _start + _length, _line, _lineStart) { Terms = Terms };

    /// <summary>The same place without the error.</summary>
    public Tokens Resume => this with { Error = null };

    /// <summary>Whether the token is that sign.</summary>
    public bool Is(char sign) => _kind == TokenKind.Sign && First == sign;

    /// <summary>Reads a word.</summary>
    /// <param name="wanted">What the word should be, for the message when there is none.</param>
    public Parsed<string> Word(string wanted) => Kind == TokenKind.Word ? new(Text, Next) : new("", Miss(wanted));

    /// <summary>Reads a sign.</summary>
    /// <param name="sign">The sign.</param>
    /// <param name="wanted">What to call it in the message when it is not there; the sign itself unless given.</param>
    public Tokens Sign(char sign, string? wanted = null) => Is(sign) ? Next : Miss(wanted ?? $"'{sign}'");

    /// <summary>Nothing may follow.</summary>
    public Tokens End(string wanted) => Kind == TokenKind.End ? this : Miss(wanted);

    /// <summary>The error that something else should stand here.</summary>
    public Tokens Miss(string wanted) =>
        Error is not null ? this : Fail(_kind == TokenKind.Unreadable ? Objection : $"expected {wanted}, found {Found}");

    /// <summary>An error here, unless there is one already.</summary>
    public Tokens Fail(string message) => Fail(message, At);

    /// <summary>An error at an earlier place, unless there is one already.</summary>
    public Tokens Fail(string message, TextPosition at) => Error is null ? this with { Error = Diagnostic.Error(at, message) } : this;

    /// <summary>An error here after which nothing is read, unless there is one already.</summary>
    public Tokens Refuse(string message) => Refuse(message, At);

    /// <summary>An error at an earlier place after which nothing is read, unless there is one already.</summary>
    public Tokens Refuse(string message, TextPosition at) => Error is null ? Fail(message, at) with { IsRefused = true } : this;

    /// <summary>Why the characters here are no token.</summary>
    public string Objection => _source.Lexicon.Objection(_source.Text.AsSpan(_start, _length));

    private string Found => _kind == TokenKind.End ? "the end of the text" : $"'{Text}'";

    private static (int Index, int Line, int LineStart) SkipBlanks(string text, int index, int line, int lineStart)
    {
        while (index < text.Length)
        {
            var c = text[index];
            if (c is '\n' or '\r')
            {
                index += c == '\r' && text.AsSpan(index).StartsWith("\r\n", StringComparison.Ordinal) ? 2 : 1;
                (line, lineStart) = (line + 1, index);
            }
            else if (c is ' ' or '\t')
            {
                index++;
            }
            else if (c == '#')
            {
                var length = text.AsSpan(index).IndexOfAny('\n', '\r');
                index = length < 0 ? text.Length : index + length;
            }
            else
            {
                break;
            }
        }

        return (index, line, lineStart);
    }

    private sealed record Source(string Text, Lexicon Lexicon);
}
