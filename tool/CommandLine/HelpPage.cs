using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Nas.Tool.Output;

namespace Nas.Tool.CommandLine;

/// <summary>Prints the help of a command: description, usage, arguments, grouped options with defaults, examples.</summary>
internal sealed class HelpPage(Terminal terminal) : SynchronousCommandLineAction
{
    private const int Indent = 2;
    private const int MaxLabelWidth = 28;

    /// <summary>Help is shown despite mistakes in the rest of the line.</summary>
    public override bool ClearsParseErrors => true;

    /// <summary>Replaces the library's help page.</summary>
    public static void ReplacesHelpOf(RootCommand root, Terminal terminal)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Action = new HelpPage(terminal);
        option.Description = "Show this help";
        root.Options.OfType<VersionOption>().Single().Description = "Show the version";
    }

    /// <summary>The words that lead to a command, such as <c>nas-search grammar sample</c>.</summary>
    public static string PathOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{PathOf(parent)} {command.Name}" : Launcher.Name;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        Write(parseResult.CommandResult.Command, terminal.Out, terminal.Width);
        return (int)ExitCode.Ok;
    }

    /// <summary>Writes the page of a command.</summary>
    public static void Write(Command command, TextWriter to, int width)
    {
        to.WriteLine(command.Description);
        to.WriteLine();
        to.WriteLine("Usage:");
        foreach (var usage in Usages(command))
        {
            to.WriteLine($"  {usage}");
        }

        Rows("Commands", command.Subcommands.Where(sub => !sub.Hidden).Select(sub => (sub.Name, Describe(sub))), to, width);
        Rows(
            "Arguments",
            command.Arguments.Select(argument =>
                (NameOf(argument), Describe(argument, argument.HasDefaultValue, argument.GetDefaultValue))
            ),
            to,
            width
        );
        foreach (var group in GroupsOf(command))
        {
            Rows(
                group.Title,
                group
                    .Options.Where(option => !option.Hidden)
                    .Select(option =>
                        (
                            Label(option),
                            Describe(option, option.HasDefaultValue && option.ValueType != typeof(bool), option.GetDefaultValue)
                        )
                    ),
                to,
                width
            );
        }

        Examples(command, to);
    }

    private static IEnumerable<OptionGroup> GroupsOf(Command command)
    {
        var groups = (command as ToolCommand)?.Groups ?? [];
        var general = command
            .Options.Concat(command.Parents.OfType<Command>().SelectMany(Inherited))
            .Except(groups.SelectMany(group => group.Options))
            .ToList();
        return [.. groups, new("General", general)];
    }

    private static IEnumerable<Option> Inherited(Command parent) =>
        parent.Options.Where(option => option.Recursive).Concat(parent.Parents.OfType<Command>().SelectMany(Inherited));

    /// <summary>A command may do something itself and have commands below it.</summary>
    private static IEnumerable<string> Usages(Command command)
    {
        var hasCommands = command.Subcommands.Any(sub => !sub.Hidden);
        if (command.Arguments.Count > 0 || !hasCommands)
        {
            yield return string.Join(
                ' ',
                [
                    PathOf(command),
                    .. command.Arguments.Select(argument =>
                        argument.Arity.MinimumNumberOfValues == 0 && !hasCommands ? $"[{NameOf(argument)}]" : NameOf(argument)
                    ),
                    "[options]",
                ]
            );
        }

        if (hasCommands)
        {
            yield return $"{PathOf(command)} COMMAND";
        }
    }

    private static string NameOf(Argument argument) => argument.HelpName ?? argument.Name;

    private static string Label(Option option) =>
        string.Join(", ", option.Aliases.Where(alias => alias is not ("/?" or "/h" or "-?")).Append(option.Name))
        + (option.HelpName is { } value ? $" {value}" : "");

    private static string Describe(Symbol symbol) => symbol.Description ?? "";

    private static string Describe(Symbol symbol, bool hasDefault, Func<object?> value) =>
        Describe(symbol) + (hasDefault && value() is { } shown ? FormattableString.Invariant($" [default: {shown}]") : "");

    private static void Rows(string title, IEnumerable<(string Label, string Text)> rows, TextWriter to, int width)
    {
        var all = rows.ToList();
        if (all.Count == 0)
        {
            return;
        }

        to.WriteLine();
        to.WriteLine($"{title}:");
        var column = Math.Min(MaxLabelWidth, all.Max(row => row.Label.Length)) + 2 * Indent;
        foreach (var (label, text) in all)
        {
            Row(new string(' ', Indent) + label, Wrapped.Lines(text, width - column), column, to);
        }
    }

    private static void Row(string label, IReadOnlyList<string> lines, int column, TextWriter to)
    {
        var fits = label.Length + 1 < column;
        to.WriteLine(fits ? $"{label.PadRight(column)}{lines[0]}".TrimEnd() : label);
        foreach (var line in lines.Skip(fits ? 1 : 0))
        {
            to.WriteLine(new string(' ', column) + line);
        }
    }

    private static void Examples(Command command, TextWriter to)
    {
        if (command is not ToolCommand { Examples: { Count: > 0 } examples })
        {
            return;
        }

        to.WriteLine();
        to.WriteLine("Examples:");
        foreach (var example in examples)
        {
            to.WriteLine($"  {example.Line}");
            to.WriteLine($"      {example.Purpose}");
        }
    }
}
