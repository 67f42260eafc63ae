using System.Diagnostics;
using System.Text;
using Nas.Domain.Text;
using Nas.Effects.Files;

namespace Nas.Tool.Output;

/// <summary>The output streams of a command: data on <see cref="Out"/>, messages on <see cref="Error"/>.</summary>
/// <param name="Out">For the requested data; safe to pipe into another program.</param>
/// <param name="Error">For progress, warnings and errors.</param>
internal sealed record Terminal(TextWriter Out, TextWriter Error)
{
    private const int PipeWidth = 100;

    /// <summary>For the requested data; safe to pipe into another program. Without it a command ends.</summary>
    public TextWriter Out { get; } = new GuardedWriter(Out, isEssential: true, isPlain: true);

    /// <summary>For progress, warnings and errors. Without it a command goes on.</summary>
    public TextWriter Error { get; } = new GuardedWriter(Error, isEssential: false, isPlain: true);

    /// <summary>The same for a display that moves the cursor; names in it go through <see cref="PlainText"/>.</summary>
    public TextWriter Screen { get; } = new GuardedWriter(Error, isEssential: false, isPlain: false);

    /// <summary>Whether <see cref="Out"/> is shown to a person directly.</summary>
    public bool ShowsOut { get; init; }

    /// <summary>Whether lines on <see cref="Error"/> can be redrawn: a terminal that understands cursor movement.</summary>
    public bool Redraws { get; init; }

    /// <summary>Whether failures include a stack trace.</summary>
    public bool Traces { get; init; }

    /// <summary>When the command began, as a timestamp of <see cref="Stopwatch"/>: what the wrapper builds before it is not the user's
    /// minutes.</summary>
    public long Began { get; init; } = Stopwatch.GetTimestamp();

    /// <summary>Characters per line.</summary>
    public int Width { get; init; } = PipeWidth;

    /// <summary>The streams of this process.</summary>
    public static Terminal OfProcess()
    {
        var open = StandardStreams.Reserve();
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new(open.Output ? OutOfProcess() : Closed(), open.Error ? Console.Error : TextWriter.Null)
        {
            ShowsOut = !Console.IsOutputRedirected,
            Redraws = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb"),
            Traces = Environment.GetEnvironmentVariable("NAS_DEBUG") == "1",
            Width = Console.IsOutputRedirected ? PipeWidth : Math.Clamp(Console.WindowWidth, 40, PipeWidth),
        };
    }

    /// <summary>Writes a line to <see cref="Out"/> and flushes it, so that slow results appear immediately, also in a pipe or
    /// file.</summary>
    public void WriteNow(string line)
    {
        Out.WriteLine(line);
        Out.Flush();
    }

    private static StreamWriter Closed()
    {
        var writer = new StreamWriter(Stream.Null);
        writer.Dispose();
        return writer;
    }

    // The console's own writer flushes after every write, which makes long listings into a pipe slow.
    private static TextWriter OutOfProcess() =>
        Console.IsOutputRedirected
            ? new StreamWriter(StandardStreams.OpenOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" }
            : Console.Out;
}
