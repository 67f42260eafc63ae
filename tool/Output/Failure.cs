namespace Nas.Tool.Output;

/// <summary>Why a command failed, as shown to the user.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="What">The problem, as a clause without a full stop.</param>
internal sealed record Failure(ExitCode Code, string What)
{
    /// <summary>Locations, one per line, such as <c>my.grammar:3:7: error: …</c>.</summary>
    public string Where { get; init; } = "";

    /// <summary>The data that is safe.</summary>
    public string Safe { get; init; } = "";

    /// <summary>The next step for the user.</summary>
    public string Next { get; init; } = "";

    /// <summary>Prints it to the terminal's error stream.</summary>
    public ExitCode WriteTo(Terminal terminal)
    {
        terminal.Out.Flush(); // What was said before comes first, also where both go into one file.
        WriteLine(terminal, "error", What);
        WriteLine(terminal, "where", Where);
        WriteLine(terminal, "safe", Safe);
        WriteLine(terminal, "next", Next);
        return Code;
    }

    private static void WriteLine(Terminal terminal, string label, string text)
    {
        foreach (var (line, first) in text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((line, i) => (line, i == 0)))
        {
            terminal.Error.WriteLine($"{(first ? label + ":" : ""), -7}{line}");
        }
    }
}
