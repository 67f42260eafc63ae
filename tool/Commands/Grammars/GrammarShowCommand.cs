using System.CommandLine;
using LanguageExt;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Tool.CommandLine;
using Nas.Tool.Inputs;
using Nas.Tool.Output;

namespace Nas.Tool.Commands.Grammars;

/// <summary><c>grammar show</c>: a grammar's canonical text, or the names of the built-in ones.</summary>
internal static class GrammarShowCommand
{
    public static Command Create(Terminal terminal)
    {
        var name = GrammarSource.Argument();
        name.Arity = ArgumentArity.ZeroOrOne;
        return new ToolCommand("show", "Print a grammar in its canonical text; without a name, list the built-in grammars")
            .Takes(name)
            .Example("nas-search grammar show", "the names of the built-in grammars")
            .Example("nas-search grammar show einspace > my.grammar", "a grammar of your own to start from")
            .Does(terminal, parsed => parsed.GetValue(name) is { } chosen ? Show(chosen, terminal) : List(terminal));
    }

    private static Either<Failure, ExitCode> Show(string name, Terminal terminal) =>
        from source in GrammarSource.Find(name)
        from grammar in source.Parse()
        select Print(GrammarText.Print(grammar), terminal);

    private static Either<Failure, ExitCode> List(Terminal terminal) =>
        Print(string.Concat(BuiltInGrammars.Names.Select(name => name + "\n")), terminal);

    private static ExitCode Print(string text, Terminal terminal)
    {
        terminal.Out.Write(text);
        return ExitCode.Ok;
    }
}
