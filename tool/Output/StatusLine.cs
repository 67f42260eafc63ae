using System.Diagnostics;
using Nas.Domain.Text;

namespace Nas.Tool.Output;

/// <summary>The last line of a terminal, written over again and again to show how far something is.</summary>
internal sealed class StatusLine(Terminal terminal) : IDisposable
{
    private const string Wipe = "\r\u001b[2K";
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(200);

    private readonly Lock _writing = new();
    private long _wrote;
    private bool _isShown;

    /// <summary>Shows a text in place of the last one, unless that is too fresh.</summary>
    public void Show(Func<string> text)
    {
        lock (_writing)
        {
            if (terminal.Redraws && Stopwatch.GetElapsedTime(_wrote) >= Refresh)
            {
                (_wrote, _isShown) = (Stopwatch.GetTimestamp(), true);
                var line = PlainText.Of(text());
                terminal.Screen.Write(Wipe + (line.Length < terminal.Width ? line : line[..(terminal.Width - 1)]));
                terminal.Screen.Flush();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Clear();

    /// <summary>Wipes the line.</summary>
    public void Clear()
    {
        lock (_writing)
        {
            if (_isShown)
            {
                terminal.Screen.Write(Wipe);
                terminal.Screen.Flush();
                _isShown = false;
            }
        }
    }
}
