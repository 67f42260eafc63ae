using System.Net;
using LanguageExt;
using Nas.Domain.Search.Strategies.Catalogue;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs.Folders;
using Nas.Effects.Runs.Searching;
using Nas.Effects.Trials;
using Nas.Tests.Browsing;
using Nas.Tool.Commands.Ui;
using static LanguageExt.Prelude;

namespace Nas.Tool.Tests;

public sealed class UiTests : IAsyncLifetime, IDisposable
{
    private const string Evil = "<img src=x onerror=window.ran=1>'\"&";

    private readonly Scratch _scratch = new();
    private readonly CancellationTokenSource _end = new();
    private readonly HttpClient _client = new();
    private UiServer? _server;
    private Task _answers = Task.CompletedTask;

    private Uri Address => new(_server!.Address);

    public async Task InitializeAsync()
    {
        await Search(Evil, trials: 2);
        _server = UiServer.Start(0, new(_scratch.Root, StrategyCatalogue.BuiltIn));
        _answers = _server.Answer(_end.Token);
    }

    public async Task DisposeAsync()
    {
        await _end.CancelAsync();
        await _answers;
    }

    public void Dispose()
    {
        _server?.Dispose();
        _client.Dispose();
        _end.Dispose();
        _scratch.Dispose();
    }

    [Fact]
    public async Task Pages_OfARun_AreServedAndNothingIsWritten()
    {
        var before = Contents();
        var list = await _client.GetStringAsync(Address);
        Assert.Contains("&lt;img src=x", list, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", list, StringComparison.Ordinal);
        var run = new Uri(Address, $"run?at={Uri.EscapeDataString(Evil)}");
        Assert.Contains("Best validation accuracy", await _client.GetStringAsync(run), StringComparison.Ordinal);
        Assert.Contains("<h1>Trial 1</h1>", await _client.GetStringAsync(new Uri($"{run}&trial=1")), StringComparison.Ordinal);
        Assert.Equal(before, Contents());
    }

    [Theory]
    [InlineData("run?at=elsewhere", HttpStatusCode.NotFound)]
    [InlineData("run?at=..", HttpStatusCode.NotFound)]
    [InlineData("other", HttpStatusCode.NotFound)]
    [InlineData("/", HttpStatusCode.Forbidden)]
    [InlineData("/0123456789abcdef0123456789abcdef/", HttpStatusCode.Forbidden)]
    public async Task Address_ThatIsNone_IsRefused(string address, HttpStatusCode expected) =>
        Assert.Equal(expected, (await _client.GetAsync(new Uri(Address, address))).StatusCode);

    [Fact]
    public async Task Requests_ThatWouldWriteOrComeFromElsewhere_AreRefused()
    {
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await _client.PostAsync(Address, null)).StatusCode);
        using var renamed = new HttpRequestMessage(HttpMethod.Get, Address) { Headers = { Host = "evil.example" } };
        using var answer = await _client.SendAsync(renamed, HttpCompletionOption.ResponseHeadersRead);
        Assert.False(answer.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Page_ThatIsKnown_IsSentAgainOnlyWhenItIsNewer()
    {
        var first = await _client.GetAsync(Address);
        Assert.Equal(HttpStatusCode.NotModified, await Again(first));
        await Search("another", trials: 1);
        Assert.Equal(HttpStatusCode.OK, await Again(first));
    }

    [BrowserFact]
    public async Task List_InABrowser_RenewsItselfAndRunsNoName()
    {
        var browser = new Browser();
        await browser.InitializeAsync();
        await browser.Visit(Address);
        const string rows = "document.querySelectorAll('tbody tr').length";
        Assert.Equal(1, (int)(await browser.Value(rows))!);
        await Search("another", trials: 1);
        for (var tries = 0; tries < 50 && (int)(await browser.Value(rows))! == 1; tries++)
        {
            await Task.Delay(100);
        }

        Assert.Equal(2, (int)(await browser.Value(rows))!);
        Assert.Null(await browser.Value("window.ran"));
        Assert.Empty(browser.Complaints);
        await browser.DisposeAsync();
    }

    private async Task<HttpStatusCode> Again(HttpResponseMessage first)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        return (await _client.SendAsync(request)).StatusCode;
    }

    private string[] Contents() =>
        [
            .. Directory
                .EnumerateFiles(_scratch.Root, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(file => FormattableString.Invariant($"{file} {new FileInfo(file).Length} {File.GetLastWriteTimeUtc(file).Ticks}")),
        ];

    private async Task Search(string name, int trials)
    {
        var recipe = Recipes.Toy(trials);
        using var session = RunSession
            .Begin(_scratch.At(name), recipe, TimeProvider.System)
            .IfLeft(fault => throw new InvalidOperationException(fault.What));
        var runner = InProcessTrials.CreateRunner((spec, _) => Verdict.FromScore(1.0 / (1 + spec.Trial), Seq(0.1, 0.2), Seq<Metric>()));
        var space = Nas.Domain.Search.Recipes.GrammarSpace.FromRecipe(recipe).IfLeft(reason => throw new InvalidOperationException(reason));
        var ended = await new SearchRun(session, space, runner, 1, SearchObserver.None).Execute(
            new(CancellationToken.None, CancellationToken.None)
        );
        Assert.True(ended.IsRight);
    }
}
