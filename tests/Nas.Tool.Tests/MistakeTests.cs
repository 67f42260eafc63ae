using Nas.Tests;

namespace Nas.Tool.Tests;

public class MistakeTests
{
    [Theory]
    [InlineData("nothing", "")]
    [InlineData("unknown-command", "gramar|check|einspace")]
    [InlineData("unknown-subcommand", "grammar|smaple|einspace")]
    [InlineData("command-of-commands", "grammar")]
    [InlineData("unknown-option", "grammar|sample|einspace|--cuont|3")]
    [InlineData("too-many-arguments", "grammar|check|einspace|more")]
    [InlineData("missing-argument", "grammar|sample")]
    [InlineData("missing-value", "grammar|sample|einspace|--count")]
    [InlineData("bad-number", "grammar|sample|einspace|--count|0,5")]
    [InlineData("bad-shape", "grammar|sample|einspace|--input|3x0x28")]
    [InlineData("two-mistakes", "grammar|sample|einspace|--input|3|--count|-1")]
    [InlineData("unknown-grammar", "grammar|show|einspac")]
    [InlineData("unknown-architecture", "arch|show|resnet81")]
    [InlineData("malformed-architecture", "arch|show|sequence(compute(linear(64))")]
    [InlineData("unknown-operation", "arch|show|compute(linaer(64))")]
    [InlineData("ill-typed-architecture", "arch|show|branch(clone(2), compute(linear(8)), compute(linear(16)), add)")]
    public async Task Mistake_OfTheUser_IsExplainedAndReturns2(string name, string line)
    {
        var run = await Run.Of(line.Split('|', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Empty(run.Out);
        Snapshot.Matches($"Mistakes/{name}", run.Error);
    }

    [Fact]
    public async Task GrammarFile_WithErrors_IsNamedWithLineAndColumn()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.grammar");
        await File.WriteAllTextAsync(path, "grammar mine\nstart module\n\nmodule = compute(linear(64)) | route(im2col(3,1,1), modul, col2im)\n");
        try
        {
            var run = await Run.Of("grammar", "sample", path);
            Assert.Equal(ExitCode.Usage, run.Code);
            Assert.Contains($"{path}:4:", run.Error, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Folder_InPlaceOfAFile_IsRefused()
    {
        var run = await Run.Of("grammar", "check", Path.GetTempPath());
        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.StartsWith("error: there is no file", run.Error, StringComparison.Ordinal);
    }
}
