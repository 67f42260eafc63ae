using System.CommandLine;
using Nas.Tool.CommandLine;
using Nas.Tool.Inputs;
using Nas.Tool.Output;

namespace Nas.Tool.Commands.Archives;

/// <summary><c>archive merge</c>: merges archives.</summary>
internal static class ArchiveMergeCommand
{
    public static Command Create(Terminal terminal)
    {
        var files = ArchiveSource.Arguments();
        var file = ArchiveSource.Out();
        return new ToolCommand("merge", "Merge archives into one; their order does not matter")
            .Takes(files)
            .Takes("Output", file)
            .Example("nas-search archive merge a.csv b.csv --out both.csv", "one row for an architecture with one task and one training")
            .Example("nas-search archive merge mine.csv.gz theirs.csv --out all.csv.gz", "compressed and plain files")
            .Does(
                terminal,
                parsed =>
                    ArchiveSource
                        .Read(parsed.GetRequiredValue(files))
                        .Bind(rows => ArchiveSource.Write(parsed.GetRequiredValue(file), rows, terminal))
            );
    }
}
