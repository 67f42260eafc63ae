using System.Globalization;
using Nas.Effects.Data.Sets;

namespace Nas.Tool.Output;

/// <summary>Shows how far the reading of data is: on a terminal in a line that is redrawn, elsewhere in one line for data that takes
/// long.</summary>
internal sealed class ReadingDisplay(Terminal terminal, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly NumberFormatInfo Digits = new() { NumberGroupSeparator = " ", NumberDecimalDigits = 0 };

    private readonly StatusLine _line = new(terminal);
    private readonly long _began = time.GetTimestamp();
    private int _said;

    /// <summary>What is read while something shows how far it is.</summary>
    public static T During<T>(Terminal terminal, Func<Action<ReadCount>, T> read)
    {
        using var display = new ReadingDisplay(terminal, TimeProvider.System);
        return read(display.Show);
    }

    /// <summary>Shows a count.</summary>
    public void Show(ReadCount count)
    {
        if (time.GetElapsedTime(_began) < Patience || count.Of == count.Done)
        {
            return;
        }

        if (terminal.Redraws)
        {
            _line.Show(() => Text(count));
        }
        else if (Interlocked.Exchange(ref _said, 1) == 0)
        {
            terminal.Error.WriteLine($"{Text(count)} ...");
        }
    }

    /// <summary>Makes place for another line.</summary>
    public void Clear() => _line.Clear();

    /// <inheritdoc/>
    public void Dispose() => Clear();

    private static string Text(ReadCount count) =>
        $"reading {count.Of.Match(all => $"{Digit(count.Done)} of {Digit(all)}", () => Digit(count.Done))} {count.What}";

    private static string Digit(int number) => number.ToString("N", Digits);
}
