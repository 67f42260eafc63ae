using System.CommandLine;
using Nas.Domain.Learning.Formulas.Evolution;
using Nas.Domain.ZeroCost.Analysis;
using Nas.Tool.CommandLine;
using Nas.Tool.Inputs;
using Nas.Tool.Output;

namespace Nas.Tool.Commands.Proxies;

/// <summary><c>proxies correlate</c>: rank correlations of proxies with the quality.</summary>
internal static class ProxiesCorrelateCommand
{
    public static Command Create(Terminal terminal)
    {
        var problems = new ProblemOptions(published: true);
        var json = Options.Json("Print one object a line instead");
        return new ToolCommand(
            "correlate",
            "Print how well each proxy ranks the architectures of a table: Kendall's tau and Spearman's rho"
        )
            .Takes("Data", problems.All)
            .Takes("Output", json)
            .Ignores(problems.AreUsual, "no --table is named", problems.OfTables)
            .Example("nas-search proxies correlate", "the published proxies of NAS-Bench-201")
            .Example("nas-search proxies correlate --table mine.csv --target accuracy --json", "your table, for a program to read")
            .Does(
                terminal,
                parsed =>
                    problems
                        .Read(parsed)
                        .Map(read =>
                        {
                            foreach (var problem in read)
                            {
                                Show(problem, parsed.GetValue(json), terminal);
                            }

                            return ExitCode.Ok;
                        })
            );
    }

    private static void Show(FormulaProblem problem, bool json, Terminal terminal)
    {
        var all = ProxyCorrelation
            .MeasureAll(problem.Metrics, problem.Targets)
            .OrderByDescending(one => double.IsNaN(one.Tau) ? double.NegativeInfinity : one.Tau)
            .Select(one => CorrelationFacts.Describe(problem.Name, one))
            .ToList();
        if (!json)
        {
            terminal.Out.WriteLine($"{problem.Name}, {problem.Targets.Length} architectures\n    tau     rho  proxy");
        }

        all.ForEach(facts => terminal.Out.WriteLine(json ? Json.Line(facts, ProxiesJson.Default.CorrelationFacts) : facts.Row()));
    }
}
