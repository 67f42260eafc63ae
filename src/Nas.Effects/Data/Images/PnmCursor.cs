namespace Nas.Effects.Data.Images;

/// <summary>Reads the words of a PNM file: numbers apart by white space and by comments from <c>#</c> to the end of the line.</summary>
internal sealed class PnmCursor(byte[] file, int start)
{
    private int _at = start;

    /// <summary>A whole number of at most nine digits.</summary>
    public long Number()
    {
        SkipBlanks();
        var (value, digits) = (0L, 0);
        for (; _at < file.Length && char.IsAsciiDigit((char)file[_at]) && digits <= 9; digits++)
        {
            value = value * 10 + file[_at++] - '0';
        }

        return digits is >= 1 and <= 9
            ? value
            : throw new InvalidDataException(FormattableString.Invariant($"there is no number at byte {_at}"));
    }

    /// <summary>One digit 0 or 1; these need no white space between them.</summary>
    public int Bit()
    {
        SkipBlanks();
        return _at < file.Length && file[_at] is (byte)'0' or (byte)'1'
            ? file[_at++] - '0'
            : throw new InvalidDataException(FormattableString.Invariant($"there is neither 0 nor 1 at byte {_at}"));
    }

    /// <summary>What follows the one byte of white space after the header.</summary>
    public ReadOnlyMemory<byte> Rest() => file.AsMemory(Math.Min(_at + 1, file.Length));

    private void SkipBlanks()
    {
        while (_at < file.Length && (file[_at] is (byte)' ' or (byte)'#' or (>= 9 and <= 13)))
        {
            if (file[_at] == '#')
            {
                var end = file.AsSpan(_at).IndexOfAny((byte)'\n', (byte)'\r');
                _at = end < 0 ? file.Length : _at + end;
            }
            else
            {
                _at++;
            }
        }
    }
}
