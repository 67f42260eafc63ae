using System.Collections.Immutable;
using System.CommandLine;
using Nas.Domain.Learning.Formulas.Evolution;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.ZeroCost.Analysis;
using Nas.Effects.Benchmarks;
using Nas.Effects.Learning;
using Nas.Tool.CommandLine;
using Nas.Tool.Inputs;
using Nas.Tool.Output;
using Nas.Tool.Searching;

namespace Nas.Tool.Commands.Proxies;

/// <summary><c>proxies bias</c>: what proxies are biased towards, and how they rank without it.</summary>
internal static class ProxiesBiasCommand
{
    public static Command Create(Terminal terminal)
    {
        var problems = new ProblemOptions(published: true);
        var attributes = TableOptions.Names(
            "--by",
            $"Columns of attributes [default: params; of NAS-Bench-201 {string.Join(", ", CellProxies.Attributes)}]"
        );
        var labelled = Options.Number(
            "--labelled",
            "Architectures that the constant is chosen on; the others judge it",
            100,
            10,
            1_000_000
        );
        var seed = Options.Seed("Draws those architectures");
        var json = Options.Json("Print one object a line instead");
        return new ToolCommand(
            "bias",
            "Print what proxies are biased towards, and how they rank when that is taken away: divided by the attribute and a constant "
                + "(Krishnakumar et al., 2022)"
        )
            .Takes("Data", [.. problems.All, attributes])
            .Takes("Adjustment", labelled, seed, json)
            .Ignores(problems.AreUsual, "no --table is named", problems.OfTables)
            .Example("nas-search proxies bias --by convolutions", "the published proxies of NAS-Bench-201")
            .Example("nas-search proxies bias --table mine.csv --target accuracy --by params,flops", "two attributes of your table")
            .Does(
                terminal,
                parsed =>
                    from read in problems.Read(parsed)
                    let names = TableOptions.Split(parsed.GetValue(attributes))
                    from sizes in problems.Read(
                        parsed,
                        !names.IsEmpty ? names
                            : problems.AreUsual(parsed) ? CellProxies.Attributes
                            : ["params"]
                    )
                    select Show(
                        read.Zip(sizes),
                        new Adjustment(parsed.GetValue(labelled), RandomStream.FromSeed(new(parsed.GetValue(seed))), parsed.GetValue(json)),
                        terminal
                    )
            );
    }

    private static ExitCode Show(
        IEnumerable<(FormulaProblem Proxies, FormulaProblem By)> problems,
        Adjustment adjustment,
        Terminal terminal
    )
    {
        foreach (var (problem, by) in problems)
        {
            for (var attribute = 0; attribute < by.Metrics.Columns; attribute++)
            {
                Show(
                    problem,
                    (by.Metrics.Names[attribute], by.Metrics.Column(attribute).ToArray().ToImmutableArray()),
                    adjustment,
                    terminal
                );
            }
        }

        return ExitCode.Ok;
    }

    private static void Show(
        FormulaProblem problem,
        (string Name, ImmutableArray<double> Values) attribute,
        Adjustment adjustment,
        Terminal terminal
    )
    {
        var found = new ParallelMap(Environment.ProcessorCount).Map(
            problem.Metrics.Columns,
            column =>
                ProxyBias.Measure(
                    (problem.Metrics.Names[column], problem.Metrics.Column(column).ToArray().ToImmutableArray()),
                    attribute,
                    problem.Targets,
                    adjustment.Labelled,
                    adjustment.Stream
                )
        );
        if (!adjustment.Json)
        {
            terminal.Out.WriteLine(
                $"{problem.Name}, {problem.Targets.Length} architectures: bias towards {attribute.Name}, and tau\n"
                    + "   bias     tau     minimised       equalised    for ranking  proxy"
            );
        }

        foreach (var facts in found.Select(one => BiasFacts.Describe(problem.Name, one)))
        {
            terminal.Out.WriteLine(adjustment.Json ? Json.Line(facts, ProxiesJson.Default.BiasFacts) : facts.Row());
        }
    }

    private sealed record Adjustment(int Labelled, RandomStream Stream, bool Json);
}
