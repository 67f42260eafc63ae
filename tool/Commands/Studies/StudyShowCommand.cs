using System.CommandLine;
using Nas.Domain.Search.Strategies.Catalogue;
using Nas.Tool.CommandLine;
using Nas.Tool.Output;

namespace Nas.Tool.Commands.Studies;

/// <summary><c>study show</c>: the results of a study, complete or not.</summary>
internal static class StudyShowCommand
{
    public static Command Create(Terminal terminal, StrategyCatalogue strategies)
    {
        var folder = new Argument<string>("folder") { HelpName = "DIR", Description = "The folder of a study" };
        var json = Options.Json("Print one object a line instead");
        return new ToolCommand("show", "Print the results of a study, and write its page, tables and pictures again")
            .Takes(folder)
            .Takes("Options", json)
            .Example("nas-search study show studies/table", "also while the study runs")
            .Example("nas-search study show studies/table --json", "for a program to read")
            .Does(
                terminal,
                parsed =>
                    StudyRecord
                        .Read(parsed.GetRequiredValue(folder), strategies)
                        .Bind(record => record.Publish())
                        .Map(record => StudyText.Print(record, parsed.GetValue(json), terminal))
            );
    }
}
