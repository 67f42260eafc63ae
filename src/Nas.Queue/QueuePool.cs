using System.Collections.Concurrent;
using System.Globalization;
using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs;
using Nas.Effects.Trials;
using Nas.Effects.Workers;
using Nas.Effects.Workers.Links;

namespace Nas.Queue;

/// <summary>Runs trials and assessments by way of a queue, which workers pull from that come and go and outlive this process.</summary>
/// <remarks>The queue only carries: whatever it loses is sent again, and an answer that is there already is taken as it is.</remarks>
public sealed class QueuePool : TrialPool
{
    private readonly ConcurrentDictionary<string, LinkRequest> _open = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, LinkRequest> _taken = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _refusals = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _end = new();
    private readonly QueueAddress _address;
    private readonly QueueServer _server;
    private readonly QueueTimes _times;
    private readonly QueueTerms _terms;
    private readonly string _run;
    private readonly Task _listening;
    private long _answers;

    /// <summary>A pool for one run.</summary>
    /// <param name="address">The queue.</param>
    /// <param name="run">A name of the run that stays the same when it is resumed.</param>
    /// <param name="fuses">Whether networks are rewritten into faster ones.</param>
    /// <param name="say">Is told of workers that refuse to serve, and of times without the server.</param>
    public QueuePool(QueueAddress address, string run, bool fuses, Action<string> say)
        : this(address, run, QueueTerms.Own(fuses), QueueTimes.Usual, say) { }

    internal QueuePool(QueueAddress address, string run, QueueTerms terms, QueueTimes times, Action<string> say)
    {
        (_address, _run, _terms, _times) = (address, run, terms, times);
        _server = new(address, times) { Say = say };
        _listening = Task.WhenAll(Lasting(TakeAnswers), Lasting(() => TakeRefusals(say)), Lasting(() => LookForLost(say)));
    }

    /// <summary>Ends the connection. What is in the queue stays there.</summary>
    public override async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _listening;
        await _server.DisposeAsync();
        _end.Dispose();
    }

    private protected override async Task<Either<RunFault, WorkerAnswer>> Ask(
        WorkerMessage message,
        TrialLimits limits,
        CancellationToken cancellation
    )
    {
        var request = new LinkRequest(message, limits, cancellation);
        var open = _open.GetOrAdd(request.Key, request);
        if (open != request)
        {
            return await open.Answered;
        }

        await using var cancelled = cancellation.Register(request.AnswerCancelled);
        var sending = Send(request);
        var answer = await request.Answered;
        _open.TryRemove(request.Key, out _);
        if (cancellation.IsCancellationRequested)
        {
            await sending;
            await Safely(request, () => _server.Forget(_server.Names.Requests, _server.Names.Request(_run, request.Key), _end.Token));
        }

        return answer;
    }

    /// <summary>Puts a request into the queue, unless it is there, in work or answered.</summary>
    private Task Send(LinkRequest request) =>
        Safely(
            request,
            async () =>
            {
                if (await _server.Find(_server.Names.Answers, _server.Names.Answer(_run, request.Key), _end.Token) is { } answer)
                {
                    await Take(request.Key, answer);
                    return;
                }

                if (await _server.Find(_server.Names.Requests, _server.Names.Request(_run, request.Key), _end.Token) is not null)
                {
                    return;
                }

                var body = new WorkerLine(1, request.Message) { Key = request.Key }.Encode();
                if (body.Length > _server.MaxBytes)
                {
                    request.Answer(TooLong("A request", body.Length, _server.MaxBytes));
                    return;
                }

                await new TrialLuggage(request.Message).Parts.Match(
                    async parts =>
                    {
                        foreach (var part in parts)
                        {
                            var subject = _server.Names.Part(part.Hash, part.At);
                            await _server.Offer(subject, new WorkerLine(0, new WorkerMessage.Carried(part)).Encode(), _end.Token);
                        }

                        await _server.Offer(_server.Names.Request(_run, request.Key), body, _end.Token, _terms.ToHeaders());
                    },
                    fault =>
                    {
                        request.Answer(fault);
                        return Task.CompletedTask;
                    }
                );
            }
        );

    private async Task TakeAnswers()
    {
        await foreach (var (key, body) in _server.Answers(_run, _end.Token))
        {
            await Take(key, body);
        }
    }

    /// <summary>An answer counts once, if it is one to an open request.</summary>
    private async Task Take(string key, byte[] body)
    {
        if (_open.TryGetValue(key, out var request) && _taken.TryAdd(key, request))
        {
            try
            {
                await Take(request, body);
            }
            finally
            {
                _taken.TryRemove(key, out _);
            }
        }
    }

    /// <summary>It must have come whole, with its weights; otherwise it is forgotten, and the request is sent again in a while.</summary>
    private async Task Take(LinkRequest request, byte[] body)
    {
        var message = WorkerLine
            .Parse(body)
            .ToOption()
            .Filter(line => line.Key == request.Key)
            .Map(line => line.Message)
            .IfNone(new WorkerMessage.Alive());
        if (message is WorkerMessage.Faulted faulted)
        {
            await Discard(request.Key);
            request.Answer(faulted.Fault);
        }
        else if (request.IsAnsweredBy(message) && (await Unpack(request, message)).IsNone)
        {
            Interlocked.Increment(ref _answers);
            request.Answer(new WorkerAnswer(message, Usage.None, IsFirst: true, IsLost: false));
        }
        else
        {
            await Discard(request.Key);
        }
    }

    private async Task<Option<string>> Unpack(LinkRequest request, WorkerMessage message)
    {
        var luggage = new TrialLuggage(request.Message);
        await _server.Carry(request.Key, luggage.Add, _end.Token);
        try
        {
            return luggage.Unpack(message);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            request.Answer(RunFault.Unwritable("The folder of weights", cause));
            return Option<string>.None;
        }
    }

    private async Task Discard(string key)
    {
        await _server.Forget(_server.Names.Weights, _server.Names.Parts(key), _end.Token);
        await _server.Forget(_server.Names.Answers, _server.Names.Answer(_run, key), _end.Token);
    }

    private async Task TakeRefusals(Action<string> say)
    {
        await foreach (var reason in _server.Refusals(_run, _end.Token))
        {
            if (_refusals.TryAdd(reason, reason))
            {
                say($"a worker refuses: {reason}");
            }
        }
    }

    /// <summary>The server may lose anything, so what has no answer is sent again from time to time; it refuses what it has.</summary>
    private async Task LookForLost(Action<string> say)
    {
        for (var looks = 1; ; looks++)
        {
            await Task.Delay(_times.Look, _end.Token);
            if (looks == 2 && !_open.IsEmpty && Interlocked.Read(ref _answers) == 0)
            {
                say($"no worker has answered yet; do any listen to {_address}?");
            }

            foreach (var request in _open.Values)
            {
                await Send(request);
            }
        }
    }

    /// <summary>Does something again whenever the server has interrupted it, until the end.</summary>
    private async Task Lasting(Func<Task> listen)
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                await Task.Yield();
                await listen();
            }
            catch (QueueMissingException)
            {
                // Each request says so.
            }
            catch (Exception) when (_end.IsCancellationRequested)
            {
                return;
            }
            catch (Exception cause) when (cause is NATS.Client.Core.NatsException or TimeoutException or IOException)
            {
                // The next round finds what was missed.
            }

            await Task.Delay(_times.Sign / 10, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Safely(LinkRequest request, Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (QueueMissingException missing)
        {
            request.Answer(Unreachable(missing));
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            request.AnswerCancelled();
        }
    }

    private RunFault Unreachable(QueueMissingException missing) =>
        new(
            RunFaultKind.NoWorkers,
            $"The queue {_address} cannot be used: {missing.Message.TrimEnd('.')}.",
            "Every trial recorded so far is safe.",
            "Start the server with JetStream (nats-server --jetstream), or correct the address or the files in NATS_CREDS, NATS_NKEY and NATS_CA."
        );

    /// <summary>A fault for a message that the server would not take.</summary>
    internal static RunFault TooLong(string what, int bytes, int max) =>
        new(
            RunFaultKind.NoWorkers,
            string.Create(CultureInfo.InvariantCulture, $"{what} has {bytes} bytes, and the queue's server takes {max}."),
            "Every trial recorded so far is safe.",
            "Raise max_payload in the server's settings, then run the same command again to continue."
        );
}
