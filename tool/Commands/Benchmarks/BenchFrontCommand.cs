using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using LanguageExt;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Strategies.Catalogue;
using Nas.Effects.Benchmarks;
using Nas.Effects.Learning;
using Nas.Tool.CommandLine;
using Nas.Tool.Output;
using Nas.Tool.Searching;

namespace Nas.Tool.Commands.Benchmarks;

/// <summary><c>bench front</c>: strategies on accuracy and the cost on a device, over many seeds.</summary>
internal static class BenchFrontCommand
{
    private const string Validation = "validation";
    private const string Test = "test";

    public static Command Create(Terminal terminal, StrategyCatalogue strategies)
    {
        var names = strategies
            .All.Where(kind => kind.HasGoals || kind.TakesGoals)
            .Select(kind => kind.Name)
            .Prepend("random")
            .ToImmutableArray();
        var task = Options.Text("--task", "NAME", "A task that is a table", TabularTasks.Names[0], TabularTasks.Names);
        var device = Options.Text(
            "--device",
            "NAME",
            string.Join(", ", TabularTasks.Devices),
            TabularTasks.Devices[0],
            TabularTasks.Devices
        );
        var accuracy = Options.Choice("--accuracy", "Which accuracy of the table searches see and fronts have", [Validation, Test]);
        var chosen = TableOptions.Names("--strategy", $"Some of {string.Join(", ", names)} [default: all]");
        var trials = Options.Number("--trials", "Trials of a search", 400, 4, 15_625);
        var seeds = Options.Number("--seeds", "Searches of each strategy", 20, 1, 100_000);
        var seed = Options.Seed("Seed of the first search; the others follow it");
        var parallel = Options.Optional("--parallel", "Searches at once [default: the processors]", 1, 1024);
        var json = Options.Json("Print one object a line instead");
        return new ToolCommand(
            "front",
            "Compare strategies for two objectives by the hypervolume that they miss, on a table of known costs"
        )
            .Takes("Comparison", task, device, accuracy, chosen, trials, seeds, seed)
            .Takes("Run", parallel, json)
            .Example("nas-search bench front", "all strategies on accuracy and the latency of a Raspberry Pi")
            .Example("nas-search bench front --device eyeriss-energy --strategy nsga2", "one strategy, energy instead of latency")
            .Does(
                terminal,
                parsed =>
                    from table in OutcomeTable.Find(parsed.GetRequiredValue(task))
                    from costs in Device(parsed.GetRequiredValue(device))
                    from all in Chosen(parsed.GetValue(chosen), names).Select(name => Find(strategies, names, name)).Sequence()
                    let seen = parsed.GetRequiredValue(accuracy)
                    let judged = seen == Test ? table with { Validation = table.Test } : table
                    let benchmark = new FrontBenchmark(
                        judged,
                        costs,
                        parsed.GetValue(trials),
                        parsed.GetValue(seeds),
                        parsed.GetValue(seed)
                    )
                    select Run(benchmark, seen, all, parsed.GetValue(parallel), parsed.GetValue(json), terminal)
            );
    }

    private static ImmutableArray<string> Chosen(string? given, ImmutableArray<string> all) =>
        TableOptions.Split(given) is { IsEmpty: false } some ? some : all;

    private static Either<Failure, string> Device(string name) =>
        TabularTasks.Devices.Contains(name)
            ? name
            : new Failure(
                ExitCode.Usage,
                $"no costs of a device '{name}' are known{Domain.Text.DidYouMean.Among(TabularTasks.Devices, name)}"
            )
            {
                Next = $"choose one of {string.Join(", ", TabularTasks.Devices)}",
            };

    private static Either<Failure, StrategyKind> Find(StrategyCatalogue strategies, ImmutableArray<string> names, string name) =>
        strategies
            .Find(name)
            .Filter(kind => names.Contains(kind.Name))
            .ToEither(() =>
                new Failure(ExitCode.Usage, $"'{name}' is no strategy for several objectives{Domain.Text.DidYouMean.Among(names, name)}")
                {
                    Next = $"choose from {string.Join(", ", names)}",
                }
            );

    private static ExitCode Run(
        FrontBenchmark benchmark,
        string accuracy,
        IEnumerable<StrategyKind> kinds,
        int? parallel,
        bool json,
        Terminal terminal
    )
    {
        int[] after = [.. new[] { 4, 2, 1 }.Select(part => benchmark.Trials / part)];
        var map = new ParallelMap(parallel ?? Environment.ProcessorCount);
        var isFirst = true;
        foreach (var kind in kinds)
        {
            var began = Stopwatch.GetTimestamp();
            var gaps = benchmark.Run(kind.Make(new(benchmark.Trials, _ => default)), after, map);
            var facts = new FrontFacts(
                kind.Name,
                benchmark.Task.Task.Name,
                benchmark.Device,
                accuracy,
                benchmark.Seeds,
                Math.Round(benchmark.Gap.Volume, 6),
                [.. after.Select((count, i) => FrontPoint.Of(count, gaps.Select(gap => gap[i])))],
                Math.Round(Stopwatch.GetElapsedTime(began).TotalSeconds, 2)
            );
            terminal.WriteNow(
                json ? Json.Line(facts, BenchmarksJson.Default.FrontFacts)
                : isFirst ? facts.Titles() + terminal.Out.NewLine + facts.Row()
                : facts.Row()
            );
            isFirst = false;
        }

        return ExitCode.Ok;
    }
}
