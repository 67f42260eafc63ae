using Nas.Tool.Output;

namespace Nas.Tool.Tests;

/// <summary>Language models as surrogates, by commands.</summary>
public sealed class TextSurrogateTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Search_OfATableByText_ReplaysWithItsScores()
    {
        var search = await Run.Execute(Table("--surrogate", "text", "--trials", "13", "--sampled", "20"));
        Assert.True(search.Code == ExitCode.Ok, search.ToString());
        var replay = await Run.Execute("replay", _scratch.At("run"), "--scores");
        Assert.True(replay.Code == ExitCode.Ok, replay.ToString());
    }

    [Fact]
    public async Task Search_OfATableByTextAndFeatures_Replays()
    {
        var search = await Run.Execute(Table("--surrogate", "text+graf", "--trials", "13", "--sampled", "20"));
        Assert.True(search.Code == ExitCode.Ok, search.ToString());
        var replay = await Run.Execute("replay", _scratch.At("run"));
        Assert.True(replay.Code == ExitCode.Ok, replay.ToString());
    }

    [Fact]
    public async Task Search_ByTextWithAPredictor_IsRefused()
    {
        var run = await Run.Execute(Table("--surrogate", "text", "--predictor", "forest"));
        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains("a language model reads the text alone", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_ByAFolderWithoutACheckpoint_IsRefused()
    {
        var run = await Run.Execute(Table("--surrogate", $"text:{_scratch.At("nothing")}"));
        Assert.Equal(ExitCode.Data, run.Code);
        Assert.Contains("is no checkpoint of an encoder", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pretrain_OfAFewSteps_WritesACheckpointForASearch()
    {
        var model = _scratch.At("model");
        var run = await Run.Execute("surrogate", "pretrain", "--out", model, "--steps", "3", "--width", "32", "--layers", "2");
        Assert.True(run.Code == ExitCode.Ok, run.ToString());
        var search = await Run.Execute(Table("--surrogate", $"text:{model}", "--trials", "12", "--sampled", "10"));
        Assert.True(search.Code == ExitCode.Ok, search.ToString());
    }

    private string[] Table(params string[] options) =>
        ["search", "--task", "nasbench201-c10", "--strategy", "surrogate-selection", "--out", _scratch.At("run"), .. options];
}
