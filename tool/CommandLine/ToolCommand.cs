using System.CommandLine;
using LanguageExt;
using Nas.Tool.Output;

namespace Nas.Tool.CommandLine;

/// <summary>A command together with what its help shows besides: groups of options and examples.</summary>
internal sealed class ToolCommand(string name, string description) : Command(name, description)
{
    private readonly List<OptionGroup> _groups = [];
    private readonly List<Example> _examples = [];

    /// <summary>The options in the order and under the titles of help.</summary>
    public IReadOnlyList<OptionGroup> Groups => _groups;

    /// <summary>Command lines to copy.</summary>
    public IReadOnlyList<Example> Examples => _examples;

    /// <summary>Takes an argument.</summary>
    public ToolCommand Takes(Argument argument)
    {
        Arguments.Add(argument);
        return this;
    }

    /// <summary>Takes options, shown under a title.</summary>
    public ToolCommand Takes(string title, params Option[] options)
    {
        _groups.Add(new(title, options));
        foreach (var option in options)
        {
            Options.Add(option);
        }

        return this;
    }

    /// <summary>Adds a line to copy.</summary>
    public ToolCommand Example(string line, string purpose)
    {
        _examples.Add(new(line, purpose));
        return this;
    }

    /// <summary>What the command does: an exit code, or why it could not.</summary>
    public ToolCommand Does(Terminal terminal, Func<ParseResult, Either<Failure, ExitCode>> work)
    {
        SetAction(parsed => (int)work(parsed).IfLeft(failure => failure.Tell(terminal)));
        return this;
    }

    /// <summary>What a command that waits for something does.</summary>
    public ToolCommand Does(Terminal terminal, Func<ParseResult, Task<Either<Failure, ExitCode>>> work)
    {
        SetAction(async parsed => (int)(await work(parsed).ConfigureAwait(false)).IfLeft(failure => failure.Tell(terminal)));
        return this;
    }
}
