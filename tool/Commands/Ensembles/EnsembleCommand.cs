using System.CommandLine;
using LanguageExt;
using Nas.Domain.Learning.NetworkEnsembles;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Strategies.Catalogue;
using Nas.Effects.Runs.Ensembles;
using Nas.Tool.CommandLine;
using Nas.Tool.Output;
using Nas.Tool.Searching;

namespace Nas.Tool.Commands.Ensembles;

/// <summary><c>ensemble</c>: chooses several networks of a run whose probabilities are averaged, and tests them.</summary>
internal static class EnsembleCommand
{
    /// <summary>The best trials among which an ensemble is chosen.</summary>
    public const int UsualPool = 20;

    private static readonly string[] Methods = ["greedy", "forward", "top", "stack"];

    public static Command Create(Terminal terminal, StrategyCatalogue strategies)
    {
        var folder = RunFolderArgument.Create();
        var members = Options.Number("--members", "Maximum number of networks", 5, 1, 1000);
        var pool = Options.Number("--pool", "The best trials, each architecture once, among which they are chosen", UsualPool, 1, 100_000);
        var select = Options.Choice(
            "--select",
            "By the loss on the validation images: step by step, a network more than once (greedy) or not (forward), the best ones (top), or fitted weights (stack)",
            Methods
        );
        var epochs = Options.Optional(
            "--epochs",
            "Train every network of the pool for so long first [default: take the networks that the search trained]",
            1,
            1_000_000
        );
        var deep = new System.CommandLine.Option<bool>("--deep")
        {
            Description = "Instead of a pool: the architecture of the best trial, trained with as many seeds (a deep ensemble)",
        };
        var data = MovedData.Option();
        var device = DeviceOptions.Single("The device, such as cuda:1 [default: of the kind that the search used]");
        var inProcess = new System.CommandLine.Option<bool>("--in-process")
        {
            Description = "Train in this process, without limits, for debugging",
        };
        var json = Options.Json("Print one object instead");
        return new ToolCommand("ensemble", "Choose several networks of a search, whose probabilities are averaged, and test them together")
            .Takes(folder)
            .Takes("Options", members, pool, select, epochs, deep, data, device, LibTorchFolder.Option, inProcess, json)
            .Ignores(parsed => parsed.GetValue(deep), "--deep takes one architecture, and no pool", pool)
            .Example("nas-search ensemble runs/small", "at most five of the networks that the search trained, into runs/small/ensemble")
            .Example("nas-search ensemble runs/small --pool 10 --epochs 30", "the ten best trials are trained for 30 epochs first")
            .Does(
                terminal,
                parsed =>
                {
                    var recipes = RecipeCodec.For(strategies);
                    var moved = MovedData.Find(parsed.GetRequiredValue(folder), recipes, Given.Maybe(parsed.GetValue(data)));
                    return ReadingDisplay
                        .During(terminal, report => RecordedRun.Open(parsed.GetRequiredValue(folder), recipes, new(moved, report)))
                        .BindAsync(async opened =>
                        {
                            using var session = opened.Session;
                            return await RecordedRun
                                .CheckClasses(session.Recipe.Task)
                                .Bind(_ => DeviceOptions.Read(parsed.GetValue(device) ?? DeviceOptions.UsualOf(session.Recipe)))
                                .BindAsync(place =>
                                    EnsembleRun.Execute(
                                        session,
                                        opened.Data,
                                        new(
                                            parsed.GetValue(members),
                                            parsed.GetValue(pool),
                                            (EnsembleMethod)System.Array.IndexOf(Methods, parsed.GetRequiredValue(select))
                                        )
                                        {
                                            Epochs = Given.Maybe(parsed.GetValue(epochs)),
                                            IsDeep = parsed.GetValue(deep),
                                        },
                                        new(new(LanguageExt.Prelude.Seq1(place)), parsed.GetValue(inProcess), moved),
                                        terminal
                                    )
                                )
                                .MapAsync(report => EnsembleRun.Print(report, parsed.GetValue(json), terminal))
                                .ConfigureAwait(false);
                        });
                }
            );
    }
}
