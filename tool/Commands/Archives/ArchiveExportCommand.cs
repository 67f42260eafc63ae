using System.CommandLine;
using LanguageExt;
using Nas.Domain.Search.Archives;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Strategies.Catalogue;
using Nas.Effects.Runs.Replaying;
using Nas.Tool.CommandLine;
using Nas.Tool.Inputs;
using Nas.Tool.Output;

namespace Nas.Tool.Commands.Archives;

/// <summary><c>archive export</c>: the evaluated architectures of runs as one table.</summary>
internal static class ArchiveExportCommand
{
    public static Command Create(Terminal terminal, StrategyCatalogue strategies)
    {
        var folders = new Argument<string[]>("folders")
        {
            HelpName = "DIR…",
            Description = "The folders of runs, finished or not",
            Arity = ArgumentArity.OneOrMore,
        };
        var file = ArchiveSource.Out();
        return new ToolCommand("export", "Write the evaluated architectures of runs into one archive")
            .Takes(folders)
            .Takes("Output", file)
            .Example("nas-search archive export runs/small --out small.csv", "one run")
            .Example(
                "nas-search archive export runs/a runs/b --out both.csv.gz",
                "two runs, compressed; an architecture that both trained is one row"
            )
            .Does(
                terminal,
                parsed =>
                    parsed
                        .GetRequiredValue(folders)
                        .Map(folder =>
                            RunReplay
                                .Open(folder, RecipeCodec.For(strategies))
                                .MapLeft(Faults.ToFailure)
                                .Map(run => ArchiveExport.Collect(run))
                        )
                        .Sequence()
                        .Bind(parts =>
                            ArchiveSource.Write(parsed.GetRequiredValue(file), ArchiveMerge.Merge(parts.SelectMany(rows => rows)), terminal)
                        )
            );
    }
}
