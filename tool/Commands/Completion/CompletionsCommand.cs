using System.CommandLine;
using Nas.Tool.CommandLine;
using Nas.Tool.Completions;
using Nas.Tool.Output;

namespace Nas.Tool.Commands.Completion;

/// <summary><c>completions</c>: prints a script for a shell.</summary>
internal static class CompletionsCommand
{
    public static Command Create(Terminal terminal)
    {
        var shell = new Argument<string>("shell") { HelpName = "SHELL", Description = string.Join(", ", ShellScript.Shells) };
        shell.CompletionSources.Add([.. ShellScript.Shells]);
        return new ToolCommand("completions", "Print a script that makes a shell complete commands, options and values")
            .Takes(shell)
            .Example(
                "nas-search completions bash > ~/.local/share/bash-completion/completions/nas-search",
                "for bash, from the next shell on"
            )
            .Example(
                "nas-search completions fish > ~/.config/fish/completions/nas-search.fish",
                "for fish; zsh and pwsh: the script's first lines say how"
            )
            .Does(terminal, parsed => Print(parsed.GetRequiredValue(shell), (RootCommand)parsed.RootCommandResult.Command, terminal));
    }

    private static LanguageExt.Either<Failure, ExitCode> Print(string shell, RootCommand root, Terminal terminal)
    {
        if (!ShellScript.Shells.Contains(shell))
        {
            return new Failure(ExitCode.Usage, $"there is no script for '{shell}'{Domain.Text.DidYouMean.Among(ShellScript.Shells, shell)}")
            {
                Next = $"choose one of {string.Join(", ", ShellScript.Shells)}",
            };
        }

        terminal.Out.Write(ShellScript.For(shell, root));
        return ExitCode.Ok;
    }
}
