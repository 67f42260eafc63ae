namespace Nas.Tool.Output;

/// <summary>Why a command could not do its work, in words for the user.</summary>
/// <param name="Code">What the process returns.</param>
/// <param name="What">What happened, as a clause without a full stop.</param>
internal sealed record Failure(ExitCode Code, string What)
{
    /// <summary>Places to look at, one a line, such as <c>my.grammar:3:7: error: …</c>.</summary>
    public string Where { get; init; } = "";

    /// <summary>What the failure left untouched.</summary>
    public string Safe { get; init; } = "";

    /// <summary>What to do next.</summary>
    public string Next { get; init; } = "";

    /// <summary>Says it on the terminal's error stream.</summary>
    public ExitCode Tell(Terminal terminal)
    {
        terminal.Out.Flush(); // What was said before comes first, also where both go into one file.
        Tell(terminal, "error", What);
        Tell(terminal, "where", Where);
        Tell(terminal, "safe", Safe);
        Tell(terminal, "next", Next);
        return Code;
    }

    private static void Tell(Terminal terminal, string label, string text)
    {
        foreach (var (line, first) in text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((line, i) => (line, i == 0)))
        {
            terminal.Error.WriteLine($"{(first ? label + ":" : ""),-7}{line}");
        }
    }
}
