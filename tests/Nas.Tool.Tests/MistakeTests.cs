using Nas.Tests;
using Nas.Tool.Output;

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
    [InlineData("inherit-and-not", "search|--inherit|--no-inherit")]
    [InlineData("unknown-grammar", "grammar|show|einspac")]
    [InlineData("unknown-architecture", "arch|show|resnet81")]
    [InlineData("malformed-architecture", "arch|show|sequence(compute(linear(64))")]
    [InlineData("unknown-operation", "arch|show|compute(linaer(64))")]
    [InlineData("ill-typed-architecture", "arch|show|branch(clone(2), compute(linear(8)), compute(linear(16)), add)")]
    public async Task Mistake_OfTheUser_IsExplainedAndReturns2(string name, string line)
    {
        var run = await Run.Execute(line.Split('|', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Empty(run.Out);
        Snapshot.Matches($"Mistakes/{name}", run.Error);
    }

    [Theory]
    [InlineData("archive|show|builtin", "there is no file builtin; did you mean 'built-in'?")]
    [InlineData("surrogate|eval|--archive|bulit-in", "there is no file bulit-in; did you mean 'built-in'?")]
    [InlineData(
        "search|--task|nasbench201-c10|--strategy|surrogate-selection|--surrogate-from|builtin",
        "there is no file builtin; did you mean 'built-in'?"
    )]
    [InlineData("archive|show|.", ". is a folder, not a file")]
    [InlineData("search|--config|non", "there is no file non; did you mean 'none'?")]
    [InlineData("search|--seeds|non", "there is no file and no built-in architecture named 'non'; did you mean 'none'?")]
    [InlineData("init|fashion-mnist", "Check the path, or name the built-in task fashion-mnist without any data")]
    [InlineData("surrogate|fit|--table|no.csv|--target|y|--out|m.json", "there is no file no.csv\n")]
    [InlineData("formula|eval|snip|--table|no.csv|--target|y", "there is no file no.csv\n")]
    public async Task Word_ThatIsNeitherAFileNorKnown_IsNotCalledDamaged(string line, string expected)
    {
        var run = await Run.Execute(line.Split('|'));
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("correct the file", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GrammarFile_WithErrors_IsNamedWithLineAndColumn()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.grammar");
        await File.WriteAllTextAsync(
            path,
            "grammar mine\nstart module\n\nmodule = compute(linear(64)) | route(im2col(3,1,1), modul, col2im)\n"
        );
        try
        {
            var run = await Run.Execute("grammar", "sample", path);
            Assert.Equal(ExitCode.Usage, run.Code);
            Assert.Contains($"{path}:4:", run.Error, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Search_WithoutLibtorch_SaysWhatToInstallAndBeginsNoRun()
    {
        using var scratch = new Scratch();
        var run = await ProgramRun.Execute(scratch.Root, [("NAS_LIBTORCH", scratch.Root)], [.. ProgramRun.Tool, "search", "--trials", "1"]);
        Assert.Equal((int)ExitCode.Device, run.Code);
        Snapshot.Matches("Mistakes/no-libtorch", run.Error.Replace(scratch.Root, "FOLDER", StringComparison.Ordinal));
        Assert.Empty(Directory.GetFileSystemEntries(scratch.Root));
    }

    [Fact]
    public async Task Doctor_WithAnEmptyLibtorchFolder_NamesIt()
    {
        using var scratch = new Scratch();
        var run = await ProgramRun.Execute(scratch.Root, [], [.. ProgramRun.Tool, "doctor", "--libtorch", "."]);
        Assert.Equal((int)ExitCode.Device, run.Code);
        Assert.Contains($"libtorch is to come from {scratch.Root} (--libtorch, NAS_LIBTORCH)", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_WithAFolderForAnArgument_IsToldTheOption()
    {
        var run = await Run.Execute("search", Path.GetTempPath());
        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains($"next:  nas-search search --data {Path.GetTempPath()}", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data-nowhere", ExitCode.Data, "init nowhere")]
    [InlineData("data-empty", ExitCode.Data, "init empty")]
    [InlineData("data-without-classes", ExitCode.Data, "init flat")]
    [InlineData("data-of-mixed-sizes", ExitCode.Usage, "init mixed")]
    [InlineData("data-with-a-broken-picture", ExitCode.Data, "init broken")]
    [InlineData("data-of-one-class", ExitCode.Usage, "init one --out one.yaml")]
    [InlineData("data-without-labels", ExitCode.Usage, "init unlabelled.csv")]
    [InlineData("data-with-a-label-missing", ExitCode.Data, "init gap.csv")]
    [InlineData("out-in-a-file", ExitCode.RunFolder, "search --task nasbench201-c10 --trials 1 --out gap.csv/run")]
    [InlineData("status-of-another-folder", ExitCode.Usage, "status flat")]
    [InlineData("status-without-journal", ExitCode.Usage, "status old")]
    [InlineData("predict-without-model", ExitCode.Usage, "predict flat flat/a.pgm")]
    public async Task Mistake_WithData_SaysWhatWhereAndWhatToDo(string name, object code, string line)
    {
        using var scratch = new Scratch();
        Data(scratch);
        var run = await ProgramRun.Execute(scratch.Root, [], [.. ProgramRun.Tool, .. line.Split(' ')]);
        Assert.Equal((int)(ExitCode)code, run.Code);
        // On a slow machine reading takes so long that its progress is shown.
        var said = run.Error.Split('\n').Where(text => !text.StartsWith("reading ", StringComparison.Ordinal));
        Snapshot.Matches($"Mistakes/{name}", string.Join('\n', said).Replace(scratch.Root, "FOLDER", StringComparison.Ordinal));
    }

    private static void Data(Scratch scratch)
    {
        foreach (
            var (file, text) in new[]
            {
                ("flat/a.pgm", Picture(2, 2)),
                ("flat/b.png", ""),
                ("mixed/cat/a.pgm", Picture(2, 2)),
                ("mixed/dog/b.pgm", Picture(3, 2)),
                ("broken/cat/a.pgm", Picture(2, 2)),
                ("broken/dog/b.pgm", "P2 2 2 255 1 2"),
                ("one/cat/a.pgm", Picture(2, 2)),
                ("one/cat/b.pgm", Picture(2, 2)),
                ("one/cat/c.pgm", Picture(2, 2)),
                ("unlabelled.csv", "length,width\n1,2\n3,4\n"),
                ("gap.csv", "length,label\n1,x\n3,\n5,y\n"),
                ("old/recipe.yaml", "tool_version: 0.0.1\n"),
            }
        )
        {
            Directory.CreateDirectory(Path.GetDirectoryName(scratch.At(file))!);
            File.WriteAllText(scratch.At(file), text);
        }

        scratch.Sub("empty");
    }

    private static string Picture(int width, int height) =>
        $"P2 {width} {height} 255 {string.Join(' ', Enumerable.Range(1, width * height))}\n";

    [Fact]
    public async Task Folder_InPlaceOfAFile_IsRefused()
    {
        var run = await Run.Execute("grammar", "check", Path.GetTempPath());
        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.StartsWith("error: there is no file", run.Error, StringComparison.Ordinal);
    }
}
