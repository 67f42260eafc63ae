using System.Text;
using Nas.Effects.Models.Language;
using Nas.Tests;
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

    [Fact]
    public async Task Search_ByAModelBehindAnAddress_ReplaysWithoutItAndKeepsNoKey()
    {
        const string Key = "sk-secret-0815";
        var asked = 0;
        var server = new ChatServer(_ => ChatReply.Saying(Interlocked.Increment(ref asked) > 2 ? "0.5" : "Hm."));
        Environment.SetEnvironmentVariable(FewShotModel.KeyVariable, Key);
        Run search;
        try
        {
            search = await Run.Execute(
                Table("--surrogate", $"llm:{server.Address}/", "--llm-model", "any", "--trials", "13", "--sampled", "6", "--lookahead", "1")
            );
        }
        finally
        {
            Environment.SetEnvironmentVariable(FewShotModel.KeyVariable, null);
            server.Dispose();
        }

        Assert.True(search.Code == ExitCode.Ok, search.ToString());
        Assert.Contains(server.Asked, question => question.Key == $"Bearer {Key}");
        Assert.DoesNotContain(Key, search.ToString(), StringComparison.Ordinal);
        Assert.All(
            Directory.EnumerateFiles(_scratch.Root, "*", SearchOption.AllDirectories),
            file => Assert.DoesNotContain(Key, File.ReadAllText(file, Encoding.Latin1), StringComparison.Ordinal)
        );
        var replay = await Run.Execute("replay", _scratch.At("run"), "--scores");
        Assert.True(replay.Code == ExitCode.Ok, replay.ToString());
    }

    [Fact]
    public async Task Search_ByAnAddressWhereNothingAnswers_StopsAndCanBeResumed()
    {
        var search = await Run.Execute(
            Table("--surrogate", $"llm:{ChatServer.Nowhere}", "--llm-model", "any", "--trials", "12", "--sampled", "2", "--lookahead", "1")
        );
        Assert.Equal(ExitCode.Device, search.Code);
        Assert.Contains("cannot be reached", search.Error, StringComparison.Ordinal);
        Assert.Contains("every trial recorded so far is safe", search.Error, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("llm:http://localhost:1/v1", "needs the name of a model")]
    [InlineData("llm:localhost", "is no address")]
    [InlineData("llm:http://me:secret@localhost/v1", "cannot hold a password")]
    [InlineData("llm:http://localhost/v1?key=secret", "cannot hold a password")]
    public async Task Search_ByAnAddressThatIsNone_IsRefused(string surrogate, string why)
    {
        var run = await Run.Execute(Table("--surrogate", surrogate));
        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains(why, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_ByAnAddressWithAnArchive_IsRefused()
    {
        var run = await Run.Execute(Table("--surrogate", "llm:http://localhost/v1", "--llm-model", "any", "--surrogate-from", "built-in"));
        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains("--surrogate-from cannot be given with it", run.Error, StringComparison.Ordinal);
    }

    private string[] Table(params string[] options) =>
        ["search", "--task", "nasbench201-c10", "--strategy", "surrogate-selection", "--out", _scratch.At("run"), .. options];
}
