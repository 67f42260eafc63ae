using System.CommandLine;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Strategies.Catalogue;
using Nas.Effects.Runs.Replaying;
using Nas.Tool.CommandLine;
using Nas.Tool.Output;
using Nas.Tool.Rendering;
using Nas.Tool.Searching;

namespace Nas.Tool.Commands.Status;

/// <summary><c>status</c>: the state of a search, finished or running.</summary>
internal static class StatusCommand
{
    public static Command Create(Terminal terminal, StrategyCatalogue strategies)
    {
        var folder = RunFolderArgument.Create();
        var json = Options.Json("Print one object instead");
        return new ToolCommand("status", "Show the state of a search, finished or running")
            .Takes(folder)
            .Takes("Options", json)
            .Example("nas-search status runs/small", "trials, best network, accuracy")
            .Example("nas-search status runs/small --json", "for a program to read")
            .Does(
                terminal,
                parsed =>
                    RunReplay
                        .Open(parsed.GetRequiredValue(folder), RecipeCodec.For(strategies))
                        .Map(run => Summary(parsed.GetRequiredValue(folder), run))
                        .Map(summary => Print(summary, parsed.GetValue(json), terminal))
                        .MapLeft(Faults.ToFailure)
            );
    }

    private static RunSummary Summary(string folder, RunReplay run)
    {
        var summary = RunSummary.Summarise(folder, run.Recipe, run.State, run.History.Elapsed);
        return run.Space.Match(space => summary.WithTransferMetrics(run.Recipe, space, run.State), _ => summary);
    }

    private static ExitCode Print(RunSummary summary, bool json, Terminal terminal)
    {
        foreach (var line in json ? [Json.Line(summary, SummaryJson.Default.RunSummary)] : summary.Lines)
        {
            terminal.Out.WriteLine(line);
        }

        return ExitCode.Ok;
    }
}
