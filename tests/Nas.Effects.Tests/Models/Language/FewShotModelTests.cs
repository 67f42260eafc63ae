using System.Net;
using LanguageExt;
using Nas.Domain.Search.Surrogates;
using Nas.Domain.Search.Trials;
using Nas.Effects.Models.Language;
using Nas.Effects.Runs;
using Nas.Tests;

namespace Nas.Effects.Tests.Models.Language;

/// <summary>Questions to a server on this machine.</summary>
public sealed class FewShotModelTests
{
    private const string Key = "sk-secret-0815";

    [Fact]
    public async Task Ask_OfAWillingModel_GivesItsAccuracies()
    {
        using var server = new ChatServer(question => ChatReply.Saying($"I say 0.{ChatServer.Candidate(question).Length}"));
        var result = Answered(await Ask(server.Address, "ab", "abcd"));
        Assert.Equal([0.2, 0.4], result.Scores.ToArray());
        Assert.Equal(["ab", "abcd"], result.Architectures.ToArray());
        Assert.Equal(0, result.Unanswered);
        Assert.All(server.Asked, asked => Assert.Equal(($"Bearer {Key}", "/v1/chat/completions"), (asked.Key, asked.Path)));
    }

    [Fact]
    public async Task Ask_OfNonsense_TriesAgainAndCountsAsTheMiddle()
    {
        using var server = new ChatServer(_ => ChatReply.Saying("A fine network."));
        var result = Answered(await Ask(server.Address, "ab"));
        Assert.Equal((0.5, 1), (result.Scores[0], result.Unanswered));
        Assert.Equal(FewShotModel.Attempts, server.Asked.Count);
    }

    [Fact]
    public async Task Ask_OfASilentModel_EndsAndCountsAsTheMiddle()
    {
        using var silence = new ManualResetEventSlim();
        using var server = new ChatServer(_ =>
        {
            silence.Wait();
            return ChatReply.Saying("0.9");
        });
        using var model = Model(TimeSpan.FromMilliseconds(30));
        var result = Answered(await model.Ask(Request(server.Address, "ab"), default));
        silence.Set();
        Assert.Equal((0.5, 1), (result.Scores[0], result.Unanswered));
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    public async Task Ask_OfABusyServer_TriesAgain(HttpStatusCode status)
    {
        var tries = 0;
        using var server = new ChatServer(_ => ++tries == 1 ? ChatReply.Failing(status, "busy") : ChatReply.Saying("0.25"));
        Assert.Equal(0.25, Answered(await Ask(server.Address, "ab")).Scores[0]);
    }

    [Fact]
    public async Task Ask_OfAServerThatStaysBusy_IsAFault()
    {
        using var server = new ChatServer(_ => ChatReply.Failing(HttpStatusCode.ServiceUnavailable, "busy"));
        var fault = Fault(await Ask(server.Address, "ab"));
        Assert.Contains("503 ServiceUnavailable: busy", fault.What, StringComparison.Ordinal);
        Assert.Equal(FewShotModel.Attempts, server.Asked.Count);
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, "NAS_LLM_KEY")]
    [InlineData(HttpStatusCode.NotFound, "another model")]
    [InlineData(HttpStatusCode.BadRequest, "another model")]
    public async Task Ask_ThatIsRefused_IsAFaultAtOnceWithoutTheKey(HttpStatusCode status, string next)
    {
        using var server = new ChatServer(_ => ChatReply.Failing(status, $"no {Key}\nhere"));
        var fault = Fault(await Ask(server.Address, "ab"));
        Assert.Contains(next, fault.Next, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, $"{fault}", StringComparison.Ordinal);
        Assert.Single(server.Asked);
    }

    [Fact]
    public async Task Ask_ThatIsRedirected_DoesNotTakeTheKeyElsewhere()
    {
        using var elsewhere = new ChatServer(_ => ChatReply.Saying("0.9"));
        using var server = new ChatServer(_ => new(HttpStatusCode.TemporaryRedirect, "") { Location = elsewhere.Address });
        Assert.Contains("307", Fault(await Ask(server.Address, "ab")).What, StringComparison.Ordinal);
        Assert.Empty(elsewhere.Asked);
    }

    [Theory]
    [InlineData("<html>0.5</html>")]
    [InlineData("{\"choices\": []}")]
    [InlineData("[0.5]")]
    public async Task Ask_OfAnotherService_IsAFault(string body)
    {
        using var server = new ChatServer(_ => new(HttpStatusCode.OK, body));
        Assert.Contains("no chat completion", Fault(await Ask(server.Address, "ab")).What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_WhereNothingAnswers_IsAFaultThatNamesTheAddress()
    {
        var address = ChatServer.Nowhere;
        Assert.Contains($"{address} cannot be reached", Fault(await Ask(address, "ab", "abc")).What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_WithAKeyThatIsNoHeader_IsAFault()
    {
        using var server = new ChatServer(_ => ChatReply.Saying("0.9"));
        using var model = new FewShotModel("two\nlines") { Pause = TimeSpan.Zero };
        Assert.Contains(
            "the key has characters",
            Fault(await model.Ask(Request(server.Address, "ab"), default)).What,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Ask_Cancelled_Ends()
    {
        using var stop = new CancellationTokenSource();
        using var server = new ChatServer(_ =>
        {
            stop.Cancel();
            return ChatReply.Saying("nothing");
        });
        using var model = Model(TimeSpan.FromMinutes(1));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => model.Ask(Request(server.Address, "ab"), stop.Token));
    }

    private static async Task<Either<RunFault, FitResult>> Ask(string address, params string[] candidates)
    {
        using var model = Model(TimeSpan.FromMinutes(1));
        return await model.Ask(Request(address, candidates), default);
    }

    private static FewShotModel Model(TimeSpan patience) => new(Key) { Patience = patience, Pause = TimeSpan.FromMilliseconds(1) };

    private static FewShotRequest Request(string address, params string[] candidates) =>
        new(9)
        {
            Endpoint = new(address, "any"),
            Demonstrations = [new("a", 0.1), new("b", 0.5), new("c", 0.8)],
            Candidates = [.. candidates],
        };

    private static FitResult Answered(Either<RunFault, FitResult> result) =>
        result.IfLeft(fault => throw new InvalidOperationException($"{fault}"));

    private static RunFault Fault(Either<RunFault, FitResult> result) =>
        result.Match(_ => throw new InvalidOperationException("It was answered."), fault => fault);
}
