using System.Globalization;

namespace Nas.Effects.Data.Arrays;

/// <summary>Reads Python literals of four shapes from the front of a text. A null result leaves <see cref="Position"/> near the
/// fault.</summary>
internal ref struct PythonCursor(string text)
{
    public int Position { get; private set; }

    public bool AtEnd => Current == '\0' && Position == text.Length;

    private char Current
    {
        get
        {
            while (Position < text.Length && text[Position] is ' ' or '\n' or '\t' or '\r')
            {
                Position++;
            }

            return Position < text.Length ? text[Position] : '\0';
        }
    }

    public bool Sees(char c) => Current == c && Position < text.Length;

    public bool Eat(char c)
    {
        var found = Sees(c);
        Position += found ? 1 : 0;
        return found;
    }

    public string? Quoted()
    {
        var quote = Current;
        var end = quote is '\'' or '"' ? text.IndexOf(quote, Position + 1) : -1;
        return end < 0 ? null : Advance(end + 1)[1..^1];
    }

    public bool? Boolean() =>
        Word() switch
        {
            "True" => true,
            "False" => false,
            _ => null,
        };

    /// <summary>A tuple of whole numbers, which may be negative: <c>(2, 3)</c>, <c>(2,)</c> or <c>()</c>.</summary>
    public long[]? Lengths()
    {
        var lengths = new List<long>();
        var more = Eat('(') && !Sees(')');
        while (more)
        {
            // Python 2 wrote a final L.
            if (!long.TryParse(Word().TrimEnd('L'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var length))
            {
                return null;
            }

            lengths.Add(length);
            more = Eat(',') && !Sees(')');
        }

        return Eat(')') ? [.. lengths] : null;
    }

    private string Word()
    {
        _ = Current;
        var end = Position;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '-'))
        {
            end++;
        }

        return Advance(end);
    }

    private string Advance(int end)
    {
        var taken = text[Position..end];
        Position = end;
        return taken;
    }
}
