using System.Collections.Immutable;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using LanguageExt;
using Nas.Domain.Codecs;
using Nas.Domain.Search.Surrogates;
using Nas.Domain.Search.Trials;
using Nas.Effects.Files;
using Nas.Effects.Runs;
using static LanguageExt.Prelude;

namespace Nas.Effects.Models.Language;

/// <summary>Asks large language models behind addresses, by OpenAI's protocol of chat completions.</summary>
/// <remarks>An answer that is late or names no accuracy is asked for again; after <see cref="Attempts"/> of them the candidate counts as the
/// median demonstration, and the result says of how many that holds. An address that refuses, fails or cannot be reached ends the search,
/// which can be resumed. The key is sent to the address alone and stands in no message.</remarks>
/// <param name="key">The key of the interface, where it needs one.</param>
public sealed class FewShotModel(Option<string> key) : IDisposable
{
    /// <summary>The environment variable that holds the key.</summary>
    public const string KeyVariable = "NAS_LLM_KEY";

    /// <summary>How often a candidate is asked about at most.</summary>
    public const int Attempts = 3;

    private const int AtOnce = 4;
    private const int MaxAnswerBytes = 1 << 20;
    private const string MaxTokens = "500";
    private const string Temperature = "0.7";
    private const int LongestMessage = 200;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    // A redirection could carry the key elsewhere.
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        MaxResponseContentBufferSize = MaxAnswerBytes,
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>How long an answer may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long it waits before the second attempt; twice as long before each further one.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Asks about every candidate, a few at once.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<Either<RunFault, FitResult>> Ask(FewShotRequest request, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        using var places = new SemaphoreSlim(AtOnce);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var answers = await Task.WhenAll(request.Candidates.Select(candidate => Answer(request, candidate, places, stop)))
            .ConfigureAwait(false);
        cancel.ThrowIfCancellationRequested();
        return answers.Lefts().HeadOrNone().Case is RunFault fault ? fault : Result(request, [.. answers.Rights()], clock.Elapsed);
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static FitResult Result(FewShotRequest request, ImmutableArray<Option<double>> answers, TimeSpan elapsed) =>
        new(request.Trial, answers.Select(answer => answer.IfNone(request.Middle)).ToSeq().Strict(), Math.Round(elapsed.TotalSeconds, 3))
        {
            Architectures = request.Candidates.ToSeq().Strict(),
            Unanswered = answers.Count(answer => answer.IsNone),
        };

    /// <summary>The accuracy that the model tells, none after answers without one, or why it cannot be asked. After a fault nothing more is
    /// asked.</summary>
    private async Task<Either<RunFault, Option<double>>> Answer(
        FewShotRequest request,
        string candidate,
        SemaphoreSlim places,
        CancellationTokenSource stop
    )
    {
        try
        {
            await places.WaitAsync(stop.Token).ConfigureAwait(false);
            try
            {
                var answer = await Persistently(request, candidate, stop.Token).ConfigureAwait(false);
                if (answer.IsLeft)
                {
                    await stop.CancelAsync().ConfigureAwait(false);
                }

                return answer;
            }
            finally
            {
                places.Release();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return Option<double>.None;
        }
    }

    private async Task<Either<RunFault, Option<double>>> Persistently(FewShotRequest request, string candidate, CancellationToken stop)
    {
        var body = Body(request, candidate);
        for (var attempt = 1; ; attempt++)
        {
            var reply = await Once(request.Endpoint, body, stop).ConfigureAwait(false);
            if (reply.Score.IsSome || reply.IsFinal || attempt == Attempts)
            {
                return reply.Fault.Case is RunFault fault ? fault : reply.Score;
            }

            await Task.Delay(Shorter(reply.Pause.IfNone(Pause * (1 << (attempt - 1))), LongestPause), stop).ConfigureAwait(false);
        }
    }

    private async Task<Reply> Once(ModelEndpoint endpoint, string body, CancellationToken stop)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(stop);
        late.CancelAfter(Patience);
        try
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, $"{endpoint.Address}/chat/completions");
            message.Content = new StringContent(body, Encoding.UTF8, "application/json");
            key.Iter(known => message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", known));
            using var response = await _client.SendAsync(message, late.Token).ConfigureAwait(false);
            var text = await response.Content.ReadAsStringAsync(late.Token).ConfigureAwait(false);
            return response.IsSuccessStatusCode ? Read(endpoint, text) : Refused(endpoint, response, text);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new Reply();
        }
        catch (FormatException)
        {
            return new Reply
            {
                IsFinal = true,
                Fault = Fault(
                    endpoint,
                    "was not asked: the key has characters that no header of HTTP can hold",
                    $"Give the right key in the environment variable {KeyVariable}, and resume."
                ),
            };
        }
        catch (Exception cause) when (cause is HttpRequestException or IOException)
        {
            return new Reply
            {
                Fault = Fault(
                    endpoint,
                    $"cannot be reached: {Clean(cause.Message)}",
                    "Start the server, or correct the network, and resume. An address cannot be changed: with another one, search anew."
                ),
            };
        }
    }

    private static Reply Read(ModelEndpoint endpoint, string text) =>
        ContentOf(text)
            .Match(
                content => new Reply { Score = FewShotPrompt.Read(content) },
                () =>
                    new Reply
                    {
                        Fault = Fault(
                            endpoint,
                            "answers something that is no chat completion",
                            "Search anew with the address of an OpenAI-compatible interface; it usually ends in /v1."
                        ),
                    }
            );

    /// <summary>What the model says; empty where it says nothing, none where this is no answer of a model.</summary>
    private static Option<string> ContentOf(string text) =>
        from root in JsonText.Parse(text).ToOption()
        from choices in Member(root, "choices")
        from message in choices is Node.List { Items: [var first, ..] } ? Member(first, "message") : None
        select Member(message, "content").Map(content => content is Node.Text said ? said.Value : "").IfNone("");

    private static Option<Node> Member(Node node, string name) => node is Node.Map map ? Optional(map.Find(name)!) : None;

    private Reply Refused(ModelEndpoint endpoint, HttpResponseMessage response, string text)
    {
        var status = response.StatusCode;
        var isPassing = status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout || (int)status >= 500;
        var isAboutKey = status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;
        // What refuses a key may repeat it.
        var why = isAboutKey ? "" : MessageOf(text).Map(message => $": {message}").IfNone("");
        return new Reply
        {
            IsFinal = !isPassing,
            Pause = Optional(response.Headers.RetryAfter?.Delta),
            Fault = Fault(
                endpoint,
                FormattableString.Invariant($"answers {(int)status} {status}{why}"),
                isAboutKey ? $"Give the right key in the environment variable {KeyVariable}, and resume."
                    : isPassing ? "Wait, and resume."
                    : "Search anew with another address or another model; GET ADDRESS/models lists the models of most servers."
            ),
        };
    }

    private Option<string> MessageOf(string text) =>
        from root in JsonText.Parse(text).ToOption()
        from error in Member(root, "error")
        from message in error is Node.Text ? Some(error) : Member(error, "message")
        select message is Node.Text said ? Clean(said.Value) : "";

    /// <summary>A message of others on one line, without the key.</summary>
    private string Clean(string message)
    {
        var line = key.Filter(known => known.Length > 0)
            .Fold(message, (said, known) => said.Replace(known, "***", StringComparison.Ordinal));
        line = string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return (line.Length <= LongestMessage ? line : line[..LongestMessage] + "…").TrimEnd('.');
    }

    private static RunFault Fault(ModelEndpoint endpoint, string what, string next) =>
        new(RunFaultKind.NoWorkers, $"{endpoint.Address} {what}.", "Every trial recorded so far is safe.", next);

    private static string Body(FewShotRequest request, string candidate) =>
        JsonText.Print(
            Map(
                new("model", new Node.Text(request.Endpoint.Model)),
                new(
                    "messages",
                    new Node.List(Array(Message("system", FewShotPrompt.Role), Message("user", FewShotPrompt.Question(request, candidate))))
                ),
                new("temperature", new Node.Number(Temperature)),
                new("max_tokens", new Node.Number(MaxTokens))
            )
        );

    private static Node Message(string role, string content) =>
        Map(new("role", new Node.Text(role)), new("content", new Node.Text(content)));

    private static Node.Map Map(params Entry[] entries) => new(entries.ToArr());

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;

    /// <summary>What came of one attempt: an accuracy, a fault, or neither.</summary>
    private readonly record struct Reply
    {
        public Option<double> Score { get; init; }

        public Option<RunFault> Fault { get; init; }

        /// <summary>Whether another attempt would end the same.</summary>
        public bool IsFinal { get; init; }

        /// <summary>How long the server asks to wait.</summary>
        public Option<TimeSpan> Pause { get; init; }
    }
}
