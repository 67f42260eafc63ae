using System.CommandLine;
using Nas.Domain.Search.Strategies.Catalogue;
using Nas.Domain.Search.Studies;
using Nas.Tool.CommandLine;
using Nas.Tool.Output;

namespace Nas.Tool.Commands.Studies;

/// <summary><c>study compare</c>: two studies, such as those of two versions.</summary>
internal static class StudyCompareCommand
{
    public static Command Create(Terminal terminal, StrategyCatalogue strategies)
    {
        var first = new Argument<string>("first") { HelpName = "DIR", Description = "The folder of a study" };
        var second = new Argument<string>("second") { HelpName = "OTHER", Description = "The folder of another" };
        var json = Options.Json("Print one object a line instead");
        return new ToolCommand("compare", "Compare the tasks and methods that two studies have in common, seed by seed")
            .Takes(first)
            .Takes(second)
            .Takes("Options", json)
            .Example("nas-search study compare studies/before studies/after", "differences of final scores with 95 % intervals")
            .Example("nas-search study compare studies/before studies/after --json", "for a program to read")
            .Does(
                terminal,
                parsed =>
                    from one in StudyRecord.Read(parsed.GetRequiredValue(first), strategies)
                    from other in StudyRecord.Read(parsed.GetRequiredValue(second), strategies)
                    select StudyText.Print(StudyComparison.Of(one.Results, other.Results), parsed.GetValue(json), terminal)
            );
    }
}
