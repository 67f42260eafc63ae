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

    private Task<Run> Search(string folder, params string[] more) =>
        Run.Execute(["search", "--config", "none", "--task", "nasbench201-c10", "--trials", "2", "--out", _scratch.At(folder), .. more]);
}
