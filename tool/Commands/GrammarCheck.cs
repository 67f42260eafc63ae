using System.CommandLine;
using LanguageExt;
using Nas.Domain.Grammars;
using Nas.Tool.CommandLine;
using Nas.Tool.Inputs;

namespace Nas.Tool.Commands;

/// <summary><c>grammar check</c>: what is wrong with a grammar, before anything is trained.</summary>
internal static class GrammarCheck
{
    public static Command Create(Terminal terminal)
    {
        var name = GrammarSource.Argument();
        return new ToolCommand("check", "Say what is wrong with a grammar, each place with line and column")
            .Takes(name)
            .Example("nas-search grammar check my.grammar", "before a search: names, weights, ends")
            .Example("nas-search grammar check einspace", "a built-in grammar is in order")
            .Does(terminal, parsed =>
                from source in GrammarSource.Find(parsed.GetRequiredValue(name))
                from grammar in source.Parse()
                select Praise(grammar, source.Name, terminal));
    }

    private static ExitCode Praise(Grammar grammar, string name, Terminal terminal)
    {
        terminal.Out.WriteLine($"{name}: {grammar.Rules.Length} symbols, {grammar.Rules.Sum(rule => rule.Alternatives.Length)} alternatives, start {grammar.Rules[grammar.Start].Name}");
        return ExitCode.Ok;
    }
}
