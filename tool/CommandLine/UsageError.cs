using System.CommandLine;
using Nas.Domain.Syntax;

namespace Nas.Tool.CommandLine;

/// <summary>Turns what the parser found wrong into a failure that names the remedy.</summary>
internal static class UsageError
{
    /// <summary>The failure for a command line with errors.</summary>
    public static Failure Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var unknown = parsed.UnmatchedTokens.Select(token => Unknown(command, token)).ToList();
        var found = unknown.Count > 0 ? unknown : parsed.Errors.Select(error => error.Message.TrimEnd('.')).Distinct().ToList();
        return new(ExitCode.Usage, string.Join("; ", found)) { Safe = "nothing was done", Next = $"{HelpPage.PathOf(command)} --help" };
    }

    private static string Unknown(Command command, string token) => token.StartsWith('-')
        ? $"{HelpPage.PathOf(command)} has no option {token}{DidYouMean.Among(OptionNames(command), token)}"
        : command.Subcommands.Any()
            ? $"{HelpPage.PathOf(command)} has no command {token}{DidYouMean.Among(CommandNames(command), token)}"
            : $"{HelpPage.PathOf(command)} has no place for the argument {token}";

    private static IEnumerable<string> OptionNames(Command command) => command.Options.Where(option => !option.Hidden).Select(option => option.Name);

    private static IEnumerable<string> CommandNames(Command command) => command.Subcommands.Where(sub => !sub.Hidden).Select(sub => sub.Name);
}
