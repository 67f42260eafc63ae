using System.Text;

namespace Nas.Tool.Output;

/// <summary>Where a command speaks: data on <see cref="Out"/>, talk on <see cref="Error"/>.</summary>
/// <param name="Out">For what was asked for; safe to pipe into another program.</param>
/// <param name="Error">For progress, warnings and errors.</param>
internal sealed record Terminal(TextWriter Out, TextWriter Error)
{
    private const int PipeWidth = 100;

    /// <summary>Whether a person sees <see cref="Out"/> as it is written.</summary>
    public bool ShowsOut { get; init; }

    /// <summary>Whether lines on <see cref="Error"/> can be redrawn: a terminal that understands cursor movement.</summary>
    public bool Redraws { get; init; }

    /// <summary>Whether failures come with the program's own trace.</summary>
    public bool Traces { get; init; }

    /// <summary>Characters in a line.</summary>
    public int Width { get; init; } = PipeWidth;

    /// <summary>The streams of this process.</summary>
    public static Terminal OfProcess()
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new(OutOfProcess(), Console.Error)
        {
            ShowsOut = !Console.IsOutputRedirected,
            Redraws = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb"),
            Traces = Environment.GetEnvironmentVariable("NAS_DEBUG") == "1",
            Width = Console.IsOutputRedirected ? PipeWidth : Math.Clamp(Console.WindowWidth, 40, PipeWidth),
        };
    }

    /// <summary>A line of <see cref="Out"/> that took long and is to be seen at once, in a pipe or file too.</summary>
    public void WriteNow(string line)
    {
        Out.WriteLine(line);
        Out.Flush();
    }

    // The console's own writer flushes after every write, which makes long listings into a pipe slow.
    private static TextWriter OutOfProcess() => Console.IsOutputRedirected
        ? new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" }
        : Console.Out;
}
