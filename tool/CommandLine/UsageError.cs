using System.CommandLine;
using Nas.Domain.Text;
using Nas.Tool.Output;

namespace Nas.Tool.CommandLine;

/// <summary>Turns parse errors into a failure that names the remedy.</summary>
internal static class UsageError
{
    private const string DataOption = "--data";

    /// <summary>Reports the mistake; a command that only has subcommands shows its help.</summary>
    public static ExitCode WriteTo(ParseResult parsed, Terminal terminal)
    {
        var command = parsed.CommandResult.Command;
        if (parsed.UnmatchedTokens.Count > 0 || command.Action is not null)
        {
            return Describe(parsed, command).WriteTo(terminal);
        }

        HelpPage.Write(command, terminal.Error, terminal.Width);
        return ExitCode.Usage;
    }

    private static Failure Describe(ParseResult parsed, Command command)
    {
        var unknown = parsed.UnmatchedTokens;
        // Words after an unknown word are unknown because of it.
        var named = unknown.Any(IsOption) ? unknown.Where(IsOption) : unknown.Take(1);
        var found =
            unknown.Count > 0 ? named.Select(token => Unknown(command, token)) : parsed.Errors.Select(error => error.Message.TrimEnd('.'));
        return new(ExitCode.Usage, string.Join('\n', found.Distinct())) { Safe = "nothing was done", Next = Next(command, unknown) };
    }

    /// <summary>A data folder written directly after the command is meant as --data.</summary>
    private static string Next(Command command, IReadOnlyList<string> unknown) =>
        unknown is [var path] && !IsOption(path) && command.Options.Any(option => option.Name == DataOption) && Path.Exists(path)
            ? $"{HelpPage.PathOf(command)} {DataOption} {Shell.Word(path)}"
            : $"{HelpPage.PathOf(command)} --help";

    private static bool IsOption(string token) => token.StartsWith('-');

    private static string Unknown(Command command, string token) =>
        IsOption(token) ? $"{HelpPage.PathOf(command)} has no option {token}{DidYouMean.Among(OptionNames(command), token)}"
        : command.Subcommands.Any() ? $"{HelpPage.PathOf(command)} has no command {token}{DidYouMean.Among(CommandNames(command), token)}"
        : $"{HelpPage.PathOf(command)} does not take the argument {token}";

    private static IEnumerable<string> OptionNames(Command command) =>
        command.Options.Where(option => !option.Hidden).Select(option => option.Name);

    private static IEnumerable<string> CommandNames(Command command) =>
        command.Subcommands.Where(sub => !sub.Hidden).Select(sub => sub.Name);
}
