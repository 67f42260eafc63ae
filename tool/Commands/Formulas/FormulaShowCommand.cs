using System.CommandLine;
using LanguageExt;
using Nas.Domain.Learning.Formulas;
using Nas.Tool.CommandLine;
using Nas.Tool.Inputs;
using Nas.Tool.Output;

namespace Nas.Tool.Commands.Formulas;

/// <summary><c>formula show</c>: a formula's text, its shorter form and its tree.</summary>
internal static class FormulaShowCommand
{
    public static Command Create(Terminal terminal)
    {
        var given = FormulaSource.Argument();
        given.Arity = ArgumentArity.ZeroOrOne;
        var ascii = new System.CommandLine.Option<bool>("--ascii") { Description = "Draw with ASCII characters only" };
        var json = Options.Json("Print one object instead");
        return new ToolCommand("show", "Print a formula, its simplified form and its tree; without one, list the built-in formulas")
            .Takes(given)
            .Takes("Options", ascii, json)
            .Example("nas-search formula show mf-nas", "the published evolved formula")
            .Example("nas-search formula show \"jacov * (1 + 1 / sqrt(flops))\" --json", "the proxies of a formula, for a program to read")
            .Does(
                terminal,
                parsed =>
                    parsed.GetValue(given) is { } chosen
                        ? FormulaSource
                            .Find(chosen)
                            .Map(found => Show(found.Formula, parsed.GetValue(ascii), parsed.GetValue(json), terminal))
                        : List(terminal)
            );
    }

    private static ExitCode Show(Formula formula, bool ascii, bool json, Terminal terminal)
    {
        var facts = FormulaFacts.Describe(formula);
        terminal.Out.WriteLine(
            json
                ? Json.Line(facts, FormulasJson.Default.FormulaFacts)
                : facts.Text() + "\n" + string.Concat(FormulaDrawing.Lines(formula, ascii).Select(line => line + "\n")).TrimEnd()
        );
        return ExitCode.Ok;
    }

    private static Either<Failure, ExitCode> List(Terminal terminal)
    {
        foreach (var formula in BuiltInFormulas.All)
        {
            terminal.Out.WriteLine($"{formula.Name, -12}  {formula.Formula}");
        }

        return ExitCode.Ok;
    }
}
