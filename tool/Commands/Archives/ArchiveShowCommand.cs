using System.Collections.Immutable;
using System.CommandLine;
using Nas.Domain.Search.Archives;
using Nas.Tool.CommandLine;
using Nas.Tool.Inputs;
using Nas.Tool.Output;

namespace Nas.Tool.Commands.Archives;

/// <summary><c>archive show</c>: the contents of archives, by task.</summary>
internal static class ArchiveShowCommand
{
    public static Command Create(Terminal terminal)
    {
        var files = ArchiveSource.Arguments();
        var json = Options.Json("Print one object a line instead");
        return new ToolCommand(
            "show",
            "Show the contents of archives: for each task and training the architectures, their scores and the best"
        )
            .Takes(files)
            .Takes("Options", json)
            .Example("nas-search archive show small.csv", "tasks, numbers, ranges")
            .Example("nas-search archive show a.csv b.csv.gz --json", "several as if they were merged, for a program to read")
            .Does(
                terminal,
                parsed => ArchiveSource.Read(parsed.GetRequiredValue(files)).Map(rows => Print(rows, parsed.GetValue(json), terminal))
            );
    }

    private static ExitCode Print(ImmutableArray<ArchivedTrial> archive, bool json, Terminal terminal)
    {
        var tasks = ArchiveFacts.Summarise(archive);
        foreach (var line in json ? tasks.Select(task => Json.Line(task, ArchivesJson.Default.ArchiveFacts)) : ArchiveFacts.Table(tasks))
        {
            terminal.Out.WriteLine(line);
        }

        return ExitCode.Ok;
    }
}
