using System.CommandLine;
using System.CommandLine.Completions;

namespace Nas.Tool.Completions;

/// <summary>The data of a command for completion scripts.</summary>
/// <param name="Path">The words after the program's name, such as <c>grammar check</c>; empty for the program itself.</param>
/// <param name="Commands">Commands below it.</param>
/// <param name="Options">Its options.</param>
/// <param name="Values">The values of its argument.</param>
internal sealed record CompletionTree(
    string Path,
    IReadOnlyList<CompletionWord> Commands,
    IReadOnlyList<CompletionOption> Options,
    CompletionValues Values
)
{
    /// <summary>A command and all its subcommands, except hidden ones.</summary>
    public static IEnumerable<CompletionTree> Build(Command command, string path = "")
    {
        var commands = command.Subcommands.Where(sub => !sub.Hidden).ToList();
        yield return new(
            path,
            [.. commands.Select(sub => new CompletionWord(sub.Name, sub.Description ?? ""))],
            [
                .. command
                    .Options.Concat(Inherited(command))
                    .Where(option => !option.Hidden)
                    .Select(option => new CompletionOption(option.Name, option.Description ?? "", ValuesOf(option))),
            ],
            command
                .Arguments.Select(argument => CompletionValues.Create(argument.HelpName, Known(argument)))
                .FirstOrDefault(CompletionValues.None)
        );
        foreach (var tree in commands.SelectMany(sub => Build(sub, $"{path} {sub.Name}".Trim())))
        {
            yield return tree;
        }
    }

    private static IEnumerable<Option> Inherited(Command command) =>
        command.Parents.OfType<Command>().SelectMany(parent => parent.Options.Where(option => option.Recursive));

    private static CompletionValues? ValuesOf(Option option) =>
        option.ValueType == typeof(bool) || option.Arity.MaximumNumberOfValues == 0
            ? null
            : CompletionValues.Create(option.HelpName, Known(option));

    private static IEnumerable<string> Known(Symbol symbol) => symbol.GetCompletions(CompletionContext.Empty).Select(item => item.Label);
}
