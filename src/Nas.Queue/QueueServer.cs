using System.Runtime.CompilerServices;
using Nas.Effects.Workers;
using NATS.Client.Core;
using NATS.Client.JetStream;
using NATS.Client.JetStream.Models;

namespace Nas.Queue;

/// <summary>A queue's streams on its server. The server keeps one message for each subject and takes the first only, so that anything may
/// be sent again at any time, and no request has two answers.</summary>
internal sealed class QueueServer : IAsyncDisposable
{
    private const int SubjectIsTaken = 10077;
    private const int NoSuchMessage = 10037;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    private readonly QueueTimes _times;
    private readonly NatsConnection _nats;
    private readonly NatsJSContext _streams;
    private readonly long _began = TimeProvider.System.GetTimestamp();
    private volatile bool _wasReached;

    /// <summary>A connection that is made when it is needed.</summary>
    public QueueServer(QueueAddress address, QueueTimes times)
    {
        (_times, Names) = (times, new(address.Name));
        _nats = new NatsConnection(
            new NatsOpts
            {
                Url = address.Server,
                Name = "nas-search",
                AuthOpts = new() { CredsFile = Variable("NATS_CREDS"), NKeyFile = Variable("NATS_NKEY") },
                TlsOpts = new()
                {
                    CaFile = Variable("NATS_CA"),
                    CertFile = Variable("NATS_CERT"),
                    KeyFile = Variable("NATS_KEY"),
                },
                MaxReconnectRetry = -1,
                RetryOnInitialConnect = false,
                ReconnectWaitMin = FirstPause,
                ReconnectWaitMax = LongestPause,
                RequestTimeout = TimeSpan.FromSeconds(5),
            }
        );
        _streams = new NatsJSContext(_nats);
    }

    /// <summary>The names of streams and subjects.</summary>
    public QueueNames Names { get; }

    /// <summary>Is told once of each time without the server.</summary>
    public Action<string> Say { get; init; } = _ => { };

    /// <summary>Bytes of the longest message that the server takes.</summary>
    public int MaxBytes => _nats.ServerInfo?.MaxPayload ?? int.MaxValue;

    /// <summary>Stores a message unless its subject has one.</summary>
    /// <returns>Whether it was stored.</returns>
    public Task<bool> Offer(string subject, byte[] body, CancellationToken end, NatsHeaders? headers = null) =>
        Insist(
            async () =>
            {
                var stored = await _streams.PublishAsync(subject, body, headers: headers, cancellationToken: end);
                if (stored.Error is { ErrCode: SubjectIsTaken })
                {
                    return false;
                }

                stored.EnsureSuccess();
                return true;
            },
            end
        );

    /// <summary>The message of a subject; null if it has none.</summary>
    public Task<byte[]?> Find(string stream, string subject, CancellationToken end) =>
        Insist(
            async () =>
            {
                try
                {
                    var found = await (await _streams.GetStreamAsync(stream, cancellationToken: end)).GetAsync(
                        new StreamMsgGetRequest { LastBySubj = subject },
                        end
                    );
                    return found.Message.Data.ToArray();
                }
                catch (NatsJSApiException none) when (none.Error.ErrCode == NoSuchMessage)
                {
                    return null;
                }
            },
            end
        );

    /// <summary>Forgets the messages of subjects.</summary>
    public Task Forget(string stream, string subjects, CancellationToken end) =>
        Insist(async () => (await _streams.PurgeStreamAsync(stream, new StreamPurgeRequest { Filter = subjects }, end)).Success, end);

    /// <summary>Gives the parts of some weights to a receiver; false where the server does not have them all.</summary>
    public async Task<bool> Carry(string of, Action<WeightsPart> receive, CancellationToken end)
    {
        var length = 1L;
        for (var at = 0L; at < length; at += WeightsParcel.PartBytes)
        {
            if (
                await Find(Names.Weights, Names.Part(of, at), end) is not { } body
                || WorkerLine.Parse(body).ToOption().Case is not WorkerLine { Message: WorkerMessage.Carried carried }
            )
            {
                return false;
            }

            receive(carried.Part);
            length = Math.Min(carried.Part.Length, WeightsParcel.MaxBytes);
        }

        return true;
    }

    /// <summary>The answers to a run's requests, those that are there already first.</summary>
    public async IAsyncEnumerable<(string Key, byte[] Body)> Answers(string run, [EnumeratorCancellation] CancellationToken end)
    {
        // The client makes an ordered consumer again after a restart of the server, and goes on where it was.
        var consumer = await Insist(
            () =>
                _streams
                    .CreateOrderedConsumerAsync(
                        Names.Answers,
                        new NatsJSOrderedConsumerOpts { FilterSubjects = [Names.Answer(run, "*")] },
                        end
                    )
                    .AsTask(),
            end
        );
        await foreach (var message in consumer.ConsumeAsync<byte[]>(cancellationToken: end))
        {
            yield return (QueueNames.Of(message.Subject).Key, message.Data ?? []);
        }
    }

    /// <summary>The next request of any run; null if none comes for a while.</summary>
    public Task<INatsJSMsg<byte[]>?> Next(CancellationToken end) =>
        Insist(
            async () =>
            {
                var consumer = await _streams.GetConsumerAsync(Names.Requests, QueueNames.Workers, end);
                return await consumer.NextAsync<byte[]>(opts: new() { Expires = _times.Look }, cancellationToken: end);
            },
            end
        );

    /// <summary>Says to a run why it is not served, if it listens.</summary>
    public async Task Refuse(string run, string reason, CancellationToken end)
    {
        await _nats.PublishAsync(Names.Refusals(run), reason, cancellationToken: end);
        await _nats.PingAsync(end);
    }

    /// <summary>What workers say that refuse to serve a run.</summary>
    public async IAsyncEnumerable<string> Refusals(string run, [EnumeratorCancellation] CancellationToken end)
    {
        await foreach (var message in _nats.SubscribeAsync<string>(Names.Refusals(run), cancellationToken: end))
        {
            yield return message.Data ?? "";
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _nats.DisposeAsync();

    /// <summary>Tries for as long as the server is away. Where it has lost its streams, they are made again.</summary>
    /// <exception cref="QueueMissingException">It was never there.</exception>
    private async Task<T> Insist<T>(Func<Task<T>> act, CancellationToken end)
    {
        for (var (pause, told) = (FirstPause, false); ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                if (!_wasReached)
                {
                    await Prepare(end);
                }

                var done = await act();
                _wasReached = true;
                return done;
            }
            catch (Exception cause) when (cause is NatsException or TimeoutException or IOException && !end.IsCancellationRequested)
            {
                if (!_wasReached && TimeProvider.System.GetElapsedTime(_began) > _times.Reach)
                {
                    throw new QueueMissingException(cause);
                }

                if (!told && _wasReached && pause > FirstPause)
                {
                    told = true;
                    Say($"the queue does not answer, and is asked again: {cause.Message}");
                }
            }

            await Task.Delay(pause, end);
            await Repair(end);
        }
    }

    private async Task Repair(CancellationToken end)
    {
        try
        {
            await Prepare(end);
        }
        catch (Exception cause) when (cause is NatsException or TimeoutException or IOException)
        {
            // The next try says it again.
        }
    }

    private async Task Prepare(CancellationToken end)
    {
        await _streams.CreateOrUpdateStreamAsync(
            Stream(Names.Requests, [Names.Request("*", "*")], StreamConfigRetention.Workqueue, TimeSpan.Zero),
            end
        );
        await _streams.CreateOrUpdateStreamAsync(
            Stream(Names.Answers, [Names.Answer("*", "*"), Names.Identity("*")], StreamConfigRetention.Limits, Kept),
            end
        );
        await _streams.CreateOrUpdateStreamAsync(Stream(Names.Weights, [Names.Parts("*")], StreamConfigRetention.Limits, Kept), end);
        await _streams.CreateOrUpdateConsumerAsync(
            Names.Requests,
            new ConsumerConfig(QueueNames.Workers)
            {
                AckPolicy = ConsumerConfigAckPolicy.Explicit,
                AckWait = _times.Answer,
                MaxDeliver = -1,
                MaxAckPending = 10_000,
            },
            end
        );
    }

    private static StreamConfig Stream(string name, string[] subjects, StreamConfigRetention retention, TimeSpan kept) =>
        new(name, subjects)
        {
            Retention = retention,
            Storage = StreamConfigStorage.File,
            MaxMsgsPerSubject = 1,
            DiscardNewPerSubject = true,
            Discard = StreamConfigDiscard.New,
            MaxAge = kept,
        };

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
