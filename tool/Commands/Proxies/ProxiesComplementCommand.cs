using System.CommandLine;
using Nas.Domain.Learning.Formulas.Evolution;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.ZeroCost.Analysis;
using Nas.Tool.CommandLine;
using Nas.Tool.Inputs;
using Nas.Tool.Output;

namespace Nas.Tool.Commands.Proxies;

/// <summary><c>proxies complement</c>: what proxies add to each other.</summary>
internal static class ProxiesComplementCommand
{
    public static Command Create(Terminal terminal)
    {
        var problems = new ProblemOptions(published: true);
        var levels = Options.Number("--levels", "Groups of equal size that the quality is cut into", 10, 2, 1000);
        var bins = Options.Number("--bins", "The same for each proxy", 5, 2, 1000);
        var seed = Options.Seed("Shuffles the proxies that each step is compared with");
        var json = Options.Json("Print one object a line instead");
        return new ToolCommand(
            "complement",
            "Order proxies by what each adds to those before it: the conditional entropy of the quality (Krishnakumar et al., 2022)"
        )
            .Takes("Data", problems.All)
            .Takes("Entropy", levels, bins, seed, json)
            .Ignores(problems.AreUsual, "no --table is named", problems.OfTables)
            .Example("nas-search proxies complement", "the published proxies of NAS-Bench-201")
            .Example("nas-search proxies complement --table mine.csv --target accuracy --bins 3", "coarser, for fewer architectures")
            .Does(
                terminal,
                parsed =>
                    problems
                        .Read(parsed)
                        .Map(read =>
                        {
                            foreach (var problem in read)
                            {
                                var found = ProxyInformation.Order(
                                    problem.Metrics,
                                    problem.Targets,
                                    parsed.GetValue(levels),
                                    parsed.GetValue(bins),
                                    RandomStream.FromSeed(new(parsed.GetValue(seed)))
                                );
                                Show(problem, found, parsed.GetValue(json), terminal);
                            }

                            return ExitCode.Ok;
                        })
            );
    }

    private static void Show(FormulaProblem problem, ProxyInformation found, bool json, Terminal terminal)
    {
        if (!json)
        {
            terminal.Out.WriteLine(
                FormattableString.Invariant($"{problem.Name}, {problem.Targets.Length} architectures: {found.Quality:F3} bits are open\n")
                    + "  left  shuffled   gain  proxy"
            );
        }

        foreach (var (step, number) in found.Steps.Select((step, i) => (step, i + 1)))
        {
            terminal.Out.WriteLine(
                json
                    ? Json.Line(
                        new InformationFacts(problem.Name, number, step.Proxy, found.Quality, step.Entropy, step.ByChance, step.Gain),
                        ProxiesJson.Default.InformationFacts
                    )
                    : FormattableString.Invariant($"{step.Entropy, 6:F3} {step.ByChance, 9:F3} {step.Gain, 6:F3}  {step.Proxy}")
            );
        }
    }
}
