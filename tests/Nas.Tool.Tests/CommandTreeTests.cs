using Nas.Domain.Search.Strategies.Catalogue;
using Nas.Tool.Output;

namespace Nas.Tool.Tests;

public sealed class CommandTreeTests
{
    private static readonly Terminal Silent = new(TextWriter.Null, TextWriter.Null);

    public static TheoryData<string> Names() =>
        [.. Cli.Commands(Silent).Subcommands.Select(command => command.Name).Where(name => name != "completions")];

    [Theory]
    [MemberData(nameof(Names))]
    public void Tree_OfALineThatNamesACommand_HoldsItAlone(string name) =>
        Assert.Equal(
            [name],
            Cli.CommandsFor([name, "--help"], Silent, StrategyCatalogue.BuiltIn).Subcommands.Select(command => command.Name)
        );

    [Theory]
    [InlineData]
    [InlineData("--help")]
    [InlineData("serch")]
    [InlineData("completions", "bash")]
    [InlineData("-vv", "search")]
    public void Tree_OfAnyOtherLine_HoldsAllCommands(params string[] args) =>
        Assert.Equal(1 + Names().Count, Cli.CommandsFor(args, Silent, StrategyCatalogue.BuiltIn).Subcommands.Count);
}
