using System.CommandLine;
using LanguageExt;
using Nas.Tool.Output;

namespace Nas.Tool.CommandLine;

/// <summary>A command with the groups of options and the examples that its help shows.</summary>
internal sealed class ToolCommand(string name, string description) : Command(name, description)
{
    private readonly List<OptionGroup> _groups = [];
    private readonly List<Example> _examples = [];
    private readonly List<(Func<ParseResult, bool> When, VainOptions Vain)> _ignored = [];

    /// <summary>The options in the order and under the titles of help.</summary>
    public IReadOnlyList<OptionGroup> Groups => _groups;

    /// <summary>Example command lines.</summary>
    public IReadOnlyList<Example> Examples => _examples;

    /// <summary>Takes an argument.</summary>
    public ToolCommand Takes(Argument argument)
    {
        argument.Validators.Add(WrittenText.CheckArgument);
        Arguments.Add(argument);
        return this;
    }

    /// <summary>Takes options, shown under a title.</summary>
    public ToolCommand Takes(string title, params Option[] options)
    {
        _groups.Add(new(title, options));
        foreach (var option in options)
        {
            if (!option.Validators.Contains(WrittenText.CheckOption))
            {
                option.Validators.Add(WrittenText.CheckOption);
            }

            Options.Add(option);
        }

        return this;
    }

    /// <summary>Adds an example.</summary>
    public ToolCommand Example(string line, string purpose)
    {
        _examples.Add(new(line, purpose));
        return this;
    }

    /// <summary>Says which options have no effect beside others, and why; they are refused then.</summary>
    public ToolCommand Ignores(Func<ParseResult, bool> when, string why, params Option[] options)
    {
        _ignored.Add((when, new(why, options)));
        return this;
    }

    /// <summary>Sets the work of the command, which returns an exit code or a failure.</summary>
    public ToolCommand Does(Terminal terminal, Func<ParseResult, Either<Failure, ExitCode>> work)
    {
        SetAction(parsed => (int)Used(parsed).Bind(_ => work(parsed)).IfLeft(failure => failure.WriteTo(terminal)));
        return this;
    }

    /// <summary>Sets the asynchronous work of the command.</summary>
    public ToolCommand Does(Terminal terminal, Func<ParseResult, Task<Either<Failure, ExitCode>>> work)
    {
        SetAction(async parsed =>
            (int)(await Used(parsed).BindAsync(_ => work(parsed)).ConfigureAwait(false)).IfLeft(failure => failure.WriteTo(terminal))
        );
        return this;
    }

    private Either<Failure, Unit> Used(ParseResult parsed) =>
        VainOptions.Refuse(parsed, _ignored.Where(one => one.When(parsed)).Select(one => one.Vain));
}
