using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using LanguageExt;
using Nas.Domain.Learning.Formulas.Evolution;
using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Learning;
using Nas.Tool.CommandLine;
using Nas.Tool.Inputs;
using Nas.Tool.Output;

namespace Nas.Tool.Commands.Formulas;

/// <summary><c>formula evolve</c>: a formula from tables of proxies, by genetic programming.</summary>
internal static class FormulaEvolveCommand
{
    private static readonly ImmutableArray<(string Name, SelectionRule Rule, int Rescaled)> Rules =
    [
        ("parsimonious", new ParsimoniousRule(), 20),
        ("published", new PublishedRule(), 0),
    ];

    public static Command Create(Terminal terminal)
    {
        var problems = new ProblemOptions();
        var rule = Options.Text(
            "--rule",
            "NAME",
            "parsimonious: of equally good formulas the shorter wins; published: the authors' rule, which ignores length",
            "parsimonious"
        );
        rule.AcceptOnlyFromAmong([.. Rules.Select(known => known.Name)]);
        var population = Options.Number("--population", "Formulas in a generation", 100, 2, 100_000);
        var generations = Options.Number("--generations", "Generations, including the random one", 50, 1, 100_000);
        var rescaled = Options.Optional<int>(
            "--rescaled",
            "Additional copies of 1000 rows of each table, with rescaled proxies, to judge formulas on "
                + "[default: 20; 0 with the published rule]",
            0,
            100
        );
        var seed = Options.Seed("Equal seeds give equal formulas");
        var file = Options.Text("--out", "FILE", "Also write the formula file here, replacing an old one");
        var json = Options.Json("Print one object instead");
        return new ToolCommand(
            "evolve",
            "Evolve a formula of zero-cost proxies that ranks the architectures of tables; print the formula file"
        )
            .Takes("Data", problems.All)
            .Takes("Evolution", rule, population, generations, rescaled, seed)
            .Takes("Output", file, json)
            .Example("nas-search formula evolve --table proxies.csv.gz --target val_acc --out my.formula", "a formula for one search space")
            .Example(
                "nas-search formula evolve --table a.csv --table b.csv --target acc --rule published --seed 9",
                "a formula for two tables, by the authors' rule"
            )
            .Does(
                terminal,
                parsed =>
                    from read in problems.Read(parsed)
                    let chosen = Rules.First(known => known.Name == parsed.GetValue(rule))
                    let evolution = new FormulaEvolution
                    {
                        Metrics = read[0].Metrics.Names,
                        Rule = chosen.Rule,
                        Rescaled = parsed.GetValue(rescaled) ?? chosen.Rescaled,
                        Population = parsed.GetValue(population),
                        Generations = parsed.GetValue(generations),
                    }
                    let evolved = Evolve(evolution, read, parsed.GetValue(seed), terminal)
                    from done in PrintResult(evolved, Given.Maybe(parsed.GetValue(file)), parsed.GetValue(json), terminal)
                    select done
            );
    }

    private static EvolvedFacts Evolve(FormulaEvolution evolution, ImmutableArray<FormulaProblem> problems, long seed, Terminal terminal)
    {
        var clock = Stopwatch.StartNew();
        FormulaGeneration? last = null;
        foreach (
            var generation in evolution.Run(
                problems,
                RandomStream.FromSeed(new(seed)).Child("formulas"),
                new ParallelMap(Environment.ProcessorCount)
            )
        )
        {
            last = generation;
            terminal.Error.WriteLine(EvolvedFacts.Progress(generation));
        }

        return EvolvedFacts.Describe(last!, problems, seed, clock.Elapsed.TotalSeconds);
    }

    private static Either<Failure, ExitCode> PrintResult(
        EvolvedFacts evolved,
        LanguageExt.Option<string> file,
        bool json,
        Terminal terminal
    )
    {
        terminal.Out.Write(json ? Json.Line(evolved, FormulasJson.Default.EvolvedFacts) + "\n" : evolved.File());
        terminal.Error.WriteLine(evolved.Summary());
        return file.Match(path => TextFile.Write(path, evolved.File()).Map(_ => ExitCode.Ok), () => ExitCode.Ok);
    }
}
