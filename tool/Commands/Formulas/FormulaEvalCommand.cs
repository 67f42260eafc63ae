using System.Collections.Immutable;
using System.CommandLine;
using Nas.Domain.Learning.Formulas;
using Nas.Domain.Learning.Formulas.Evolution;
using Nas.Tool.CommandLine;
using Nas.Tool.Inputs;
using Nas.Tool.Output;

namespace Nas.Tool.Commands.Formulas;

/// <summary><c>formula eval</c>: how well a formula ranks tables, compared with its rivals.</summary>
internal static class FormulaEvalCommand
{
    public static Command Create(Terminal terminal)
    {
        var given = FormulaSource.Argument();
        var problems = new ProblemOptions();
        var json = Options.Json("Print one object a line instead");
        return new ToolCommand(
            "eval",
            "Compute Kendall's tau of a formula on tables, compared with every single proxy, their mean rank and " + "the built-in formulas"
        )
            .Takes(given)
            .Takes("Data", problems.All)
            .Takes("Output", json)
            .Example("nas-search formula eval mf-nas --table proxies.csv.gz --target val_acc", "the published formula on your table")
            .Example(
                "nas-search formula eval my.formula --table a.csv --table b.csv --target acc --json",
                "two tables, for a program to read"
            )
            .Does(
                terminal,
                parsed =>
                    from formula in FormulaSource.Find(parsed.GetRequiredValue(given))
                    from read in problems.Read(parsed)
                    select Show(formula, read, parsed.GetValue(json), terminal)
            );
    }

    private static ExitCode Show(NamedFormula formula, ImmutableArray<FormulaProblem> problems, bool json, Terminal terminal)
    {
        var rivals = FormulaRivals.Evaluate(problems).Where(rival => rival.Name != formula.Name);
        var scores = rivals
            .Prepend(FormulaRivals.Judge(formula.Name, formula.Formula, problems))
            .Select(score => ScoreFacts.Describe(score, problems))
            .ToList();
        if (!json)
        {
            terminal.Out.WriteLine(ScoreFacts.Titles(problems));
        }

        foreach (var score in scores)
        {
            terminal.Out.WriteLine(json ? Json.Line(score, FormulasJson.Default.ScoreFacts) : score.Row());
        }

        return ExitCode.Ok;
    }
}
