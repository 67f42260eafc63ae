using Nas.Tool.Output;

namespace Nas.Tool.Tests;

/// <summary>Devices as a machine without a graphics processor can try them.</summary>
public sealed class DeviceTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Search_OnTwoWorkersOfTheProcessor_IsTheUsualOne()
    {
        var usual = await Search("usual");
        var named = await Search("named", "--device", "cpu*2");
        Assert.True(usual.Code == ExitCode.Ok && named.Code == ExitCode.Ok, named.ToString());
        Assert.Equal(File.ReadAllText(_scratch.At("usual/recipe.yaml")), File.ReadAllText(_scratch.At("named/recipe.yaml")));
    }

    [Theory]
    [InlineData("cuda:0", 4, "--device cpu")]
    [InlineData("gpu", 2, "doctor")]
    [InlineData("cpu,cuda", 2, "two kinds")]
    public async Task Search_OnWhatIsNotThere_SaysWhatToDo(string device, int code, string words)
    {
        var searched = await Search("none", "--device", device);
        Assert.Equal(code, (int)searched.Code);
        Assert.Contains(words, searched.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_scratch.At("none")));
    }

    [Fact]
    public async Task Search_OfFastPrecisionOnTheProcessor_IsRefused() =>
        Assert.Equal(ExitCode.Usage, (await Search("fast", "--precision", "tf32")).Code);

    private Task<Run> Search(string folder, params string[] more) =>
        Run.Execute(["search", "--config", "none", "--task", "nasbench201-c10", "--trials", "2", "--out", _scratch.At(folder), .. more]);
}
