using System.CommandLine;
using Nas.Tests;
using Nas.Tool.CommandLine;
using Nas.Tool.Output;

namespace Nas.Tool.Tests;

public class HelpTests
{
    private static readonly Terminal Silent = new(TextWriter.Null, TextWriter.Null);

    [Fact]
    public void Help_OfEveryCommand_IsAsApproved()
    {
        foreach (var command in All(Cli.Commands(Silent)))
        {
            using var page = new StringWriter { NewLine = "\n" };
            HelpPage.Write(command, page, width: 100);
            Snapshot.Matches($"Help/{HelpPage.PathOf(command).Replace(' ', '-')}", page.ToString());
        }
    }

    [Fact]
    public void Help_OfEveryCommandThatDoesSomething_HasTwoExamplesThatParse()
    {
        var root = Cli.Commands(Silent);
        foreach (var command in All(root).Where(command => command.Subcommands.Count == 0))
        {
            var examples = Assert.IsType<ToolCommand>(command).Examples;
            Assert.Equal(2, examples.Count);
            Assert.All(examples, example => Assert.Empty(root.Parse(Arguments(example.Line)).Errors));
        }
    }

    [Fact]
    public async Task Help_BesideAMistake_IsShown()
    {
        var run = await Run.Execute("grammar", "sample", "--help", "--cuont", "3");
        Assert.Equal(ExitCode.Ok, run.Code);
        Assert.StartsWith("Print random architectures", run.Out, StringComparison.Ordinal);
    }

    private static IEnumerable<Command> All(Command command) =>
        command.Subcommands.Where(sub => !sub.Hidden).SelectMany(All).Prepend(command);

    private static string Arguments(string line) => line.Split(" > ")[0].Split("nas-search ", 2)[1];
}
