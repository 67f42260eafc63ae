using System.CommandLine;
using Nas.Domain.Architectures.Grammars.Checks;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Architectures.Tensors;
using Nas.Tool.CommandLine;
using Nas.Tool.Inputs;
using Nas.Tool.Output;
using static LanguageExt.Prelude;

namespace Nas.Tool.Commands.Grammars;

/// <summary><c>grammar check</c>: checks a grammar before anything is trained.</summary>
internal static class GrammarCheckCommand
{
    public static Command Create(Terminal terminal)
    {
        var name = GrammarSource.Argument();
        var input = Options.InputOrNone();
        var json = Options.Json("Print one object instead");
        return new ToolCommand("check", "Check a grammar: mistakes with line and column, and the size of its search space")
            .Takes(name)
            .Takes("Options", input, json)
            .Example("nas-search grammar check my.grammar", "names, weights, ends, growth")
            .Example(
                "nas-search grammar check einspace --input 3x28x28",
                "also which alternatives images of this shape can reach, and how large samples are"
            )
            .Does(
                terminal,
                parsed =>
                    GrammarSource
                        .Find(parsed.GetRequiredValue(name))
                        .Map(source => Print(Examine(source, Given.Maybe(parsed.GetValue(input))), parsed.GetValue(json), terminal))
            );
    }

    private static GrammarReport Examine(GrammarSource source, LanguageExt.Option<TensorType> input) =>
        GrammarText
            .Parse(source.Text)
            .Match(
                grammar => GrammarReport.Create(source.Name, GrammarLint.Check(grammar, input), Some(GrammarFacts.Gather(grammar, input))),
                errors => GrammarReport.Create(source.Name, errors, None)
            );

    private static ExitCode Print(GrammarReport report, bool json, Terminal terminal)
    {
        foreach (var line in json ? [Json.Line(report, GrammarsJson.Default.GrammarReport)] : report.Lines)
        {
            terminal.Out.WriteLine(line);
        }

        return report.Errors == 0 ? ExitCode.Ok : ExitCode.Usage;
    }
}
