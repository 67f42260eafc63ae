using System.Text;

namespace Nas.Effects.Workers;

/// <summary>Reads lines of bounded length from an untrusted stream.</summary>
internal sealed class LineReader(Stream stream, int maxBytes)
{
    private readonly byte[] _chunk = new byte[8192];
    private readonly MemoryStream _line = new();
    private int _at;
    private int _filled;

    /// <summary>The kind of result.</summary>
    public enum Kind
    {
        /// <summary>A whole line.</summary>
        Line,

        /// <summary>The end, after a whole line.</summary>
        End,

        /// <summary>The end, within a line.</summary>
        Torn,

        /// <summary>A line beyond the bound; nothing more can be read.</summary>
        TooLong,
    }

    public async Task<(Kind Kind, string Text)> Next()
    {
        _line.SetLength(0);
        while (_line.Length <= maxBytes)
        {
            if (_at == _filled)
            {
                (_at, _filled) = (0, await stream.ReadAsync(_chunk));
            }

            if (_filled == 0)
            {
                return (_line.Length == 0 ? Kind.End : Kind.Torn, "");
            }

            var end = Array.IndexOf(_chunk, (byte)'\n', _at, _filled - _at);
            _line.Write(_chunk, _at, (end < 0 ? _filled : end) - _at);
            _at = end < 0 ? _filled : end + 1;
            if (end >= 0)
            {
                return (Kind.Line, Encoding.UTF8.GetString(_line.GetBuffer(), 0, (int)_line.Length));
            }
        }

        return (Kind.TooLong, "");
    }
}
