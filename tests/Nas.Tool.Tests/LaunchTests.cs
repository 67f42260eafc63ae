using Nas.Tool.Output;

namespace Nas.Tool.Tests;

/// <summary>Places on other machines, of which this machine plays one.</summary>
public sealed class LaunchTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("ssh 'n1", "a quote is not closed")]
    [InlineData("0*srun", "0 is no number of places")]
    public async Task Search_WithAPrefixThatIsNone_IsRefused(string prefix, string reason)
    {
        var searched = await Search("none", "--launch", prefix);
        Assert.Equal(ExitCode.Usage, searched.Code);
        Assert.Contains(reason, searched.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_scratch.At("none")));
    }

    [Fact]
    public async Task Search_InThisProcessAndElsewhere_IsRefused() =>
        Assert.Equal(ExitCode.Usage, (await Search("both", "--launch", "env", "--in-process")).Code);

    [Fact]
    public async Task Search_WithMorePlacesThanLookahead_SaysHowManyAreBusy()
    {
        var searched = await Search("wide", "--launch", "64*env");
        Assert.Equal(ExitCode.Ok, searched.Code);
        Assert.Contains("64 places, lookahead 8 keeps 8 busy", searched.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_OfATableWithPlaces_SaysThatNobodyGoesThere() =>
        Assert.Contains(
            "warning: --launch has no effect: a table of known outcomes is looked up",
            (await Search("idle", "--launch", "env")).Error,
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Search_WithSeveralPrefixes_TakesThePlacesOfAll()
    {
        var searched = await Search("several", "--launch", "30*env", "--launch", "34*env");
        Assert.Contains("64 places, lookahead 8 keeps 8 busy", searched.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_WithPlacesInANamedFile_TakesAll()
    {
        File.WriteAllText(_scratch.At("some.yaml"), "launch: |\n  30*env\n  34*env\n");
        var searched = await Run.Execute([.. Line("file"), "--config", _scratch.At("some.yaml")]);
        Assert.Equal(ExitCode.Ok, searched.Code);
        Assert.Contains("64 places, lookahead 8 keeps 8 busy", searched.Error, StringComparison.Ordinal);
        var shown = await Run.Execute("config", "show", "--config", _scratch.At("some.yaml"));
        Assert.Contains("launch: \"30*env\\n34*env\\n\"", shown.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_WithPlacesInAFileThatNobodyNamed_IsRefused()
    {
        File.WriteAllText(_scratch.At("nas.yaml"), "launch: touch started\n");
        var searched = await ProgramRun.Execute(_scratch.Root, [], [.. ProgramRun.Tool, .. Line("strange")]);
        Assert.Equal((int)ExitCode.Usage, searched.Code);
        Assert.Contains("nas.yaml:1:9: launch starts programs", searched.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_scratch.At("started")));
    }

    [Theory]
    [InlineData("no-such-launcher", "dotnet tool install")]
    [InlineData("sh -c 'echo \"Permission denied (publickey).\" >&2; exit 255'", "ssh-copy-id HOST")]
    [InlineData("sh -c 'echo \"srun: error: invalid partition specified: x\" >&2; exit 1'", "sinfo -s")]
    public async Task Doctor_OfAPlaceThatCannotBeReached_SaysWhatHelps(string prefix, string cure)
    {
        var examined = await Run.Execute("doctor", "--launch", prefix);
        Assert.Equal(ExitCode.Device, examined.Code);
        Assert.Contains(cure, examined.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_OfAGoodPlace_SaysWhatItIs()
    {
        var examined = await ProgramRun.Execute(_scratch.At("."), [], [.. ProgramRun.Tool, "doctor", "--launch", "env"]);
        Assert.True(examined.Code == 0, examined.ToString());
        Assert.Contains("trials can run there", examined.Out, StringComparison.Ordinal);
        Assert.Contains("identity    libtorch", examined.Out, StringComparison.Ordinal);
    }

    private Task<Run> Search(string folder, params string[] more) => Run.Execute([.. Line(folder), "--config", "none", .. more]);

    private string[] Line(string folder) => ["search", "--task", "nasbench201-c10", "--trials", "2", "--out", _scratch.At(folder)];
}
