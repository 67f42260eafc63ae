using System.Text;
using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Workers;
using Nas.Effects.Workers.Links;
using NATS.Client.JetStream;

namespace Nas.Queue;

/// <summary>The main loop of a worker that pulls requests of any search from a queue, and answers them with a worker process of its
/// own.</summary>
/// <param name="address">The queue.</param>
/// <param name="device">What the worker process computes with.</param>
/// <param name="worker">How to start it, for networks that are rewritten or not.</param>
/// <param name="say">Is told why this worker ends.</param>
public sealed class QueueHost(QueueAddress address, DeviceKind device, Func<bool, WorkerProgram> worker, Action<string> say)
{
    /// <summary>The exit status of a worker that cannot serve a search, as sysexits.h has it for a wrong configuration.</summary>
    private const int Misplaced = 78;

    private static readonly TimeSpan PauseOfRefused = TimeSpan.FromSeconds(2);

    private readonly Dictionary<bool, NodeService> _services = [];
    private readonly System.Collections.Generic.HashSet<(string Run, string Fingerprint, bool Fuses)> _agreed = [];

    /// <summary>How long things take.</summary>
    internal QueueTimes Times { get; init; } = QueueTimes.Usual;

    /// <summary>Serves until it is told to end, or finds that it cannot serve: then it leaves the request to others, and ends so that
    /// somebody notices.</summary>
    /// <returns>The exit status.</returns>
    public async Task<int> Run(CancellationToken end)
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => _services.Values.Iter(service => service.Forget());
        await using var server = new QueueServer(address, Times) { Say = say };
        try
        {
            while (!end.IsCancellationRequested)
            {
                if (await server.Next(end) is { } request && (await Serve(server, request, end)).Case is string refusal)
                {
                    say(refusal);
                    return Misplaced;
                }
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // It was told to end.
        }
        catch (QueueMissingException missing)
        {
            say($"the queue {address} cannot be used: {missing.Message}");
            return Misplaced;
        }
        finally
        {
            foreach (var service in _services.Values)
            {
                await service.DisposeAsync();
            }
        }

        return 0;
    }

    /// <summary>Serves a request; returns why this worker cannot serve it, or none.</summary>
    private async Task<Option<string>> Serve(QueueServer server, INatsJSMsg<byte[]> request, CancellationToken end)
    {
        var (run, key) = QueueNames.Of(request.Subject);
        using var working = CancellationTokenSource.CreateLinkedTokenSource(end);
        var signs = ShowLife(server, request, working);
        try
        {
            var refusal = await Uninterrupted(() => Answer(server, request, run, key, working.Token));
            if (refusal.Case is string reason)
            {
                await request.NakAsync(new AckOpts { NakDelay = PauseOfRefused }, end);
                await server.Refuse(run, reason, end);
            }
            else if (end.IsCancellationRequested)
            {
                await request.NakAsync(cancellationToken: CancellationToken.None);
            }
            else if (!working.IsCancellationRequested)
            {
                await request.AckAsync(new AckOpts { DoubleAck = true }, end);
            }

            return refusal;
        }
        catch (Exception cause) when (cause is NATS.Client.Core.NatsException or TimeoutException or IOException)
        {
            // The server is away. It hands the request out again, and finds the answer that it has.
            return Option<string>.None;
        }
        finally
        {
            await working.CancelAsync();
            await signs;
        }
    }

    private async Task<Option<string>> Answer(
        QueueServer server,
        INatsJSMsg<byte[]> request,
        string run,
        string key,
        CancellationToken working
    )
    {
        if (await server.Find(server.Names.Answers, server.Names.Answer(run, key), working) is not null)
        {
            return Option<string>.None;
        }

        if (
            QueueTerms.Of(request.Headers).Case is not QueueTerms terms
            || WorkerLine.Parse(request.Data).ToOption().Case is not WorkerLine line
        )
        {
            return "a request cannot be read: its search is of another version";
        }

        var service = ServiceFor(terms.Fuses);
        var refusal = await Agree(server, service, terms, run, line.Message, working);
        if (refusal.IsSome)
        {
            return refusal;
        }

        if (
            line.Message is WorkerMessage.RunTrial { Spec.Inherits.Case: string inherited }
            && !await server.Carry(inherited, service.Add, working)
        )
        {
            // The search notices that the request is gone, and sends it again with the weights.
            return Option<string>.None;
        }

        var answer = await service.Answer(line.Message, part => SendPart(server, key, part, working), working);
        if (answer is WorkerMessage.Faulted { Fault: var fault })
        {
            return $"{NodeGreeting.Self().Host}: {fault.What.TrimEnd('.')}";
        }

        if (!working.IsCancellationRequested)
        {
            await server.Offer(server.Names.Answer(run, key), Fitting(server, line with { Message = answer }), working);
        }

        return Option<string>.None;
    }

    /// <summary>Work that was cut short has refused nothing.</summary>
    private static async Task<Option<string>> Uninterrupted(Func<Task<Option<string>>> work)
    {
        try
        {
            return await work();
        }
        catch (OperationCanceledException)
        {
            return Option<string>.None;
        }
    }

    private static Task SendPart(QueueServer server, string key, WeightsPart part, CancellationToken working) =>
        server.Offer(server.Names.Part(key, part.At), new WorkerLine(0, new WorkerMessage.Carried(part)).Encode(), working);

    /// <summary>An answer, or a fault in its place where the server would not take it.</summary>
    private static byte[] Fitting(QueueServer server, WorkerLine answer) =>
        answer.Encode() is var body && body.Length <= server.MaxBytes
            ? body
            : (answer with { Message = new WorkerMessage.Faulted(QueuePool.TooLong("An answer", body.Length, server.MaxBytes)) }).Encode();

    private NodeService ServiceFor(bool fuses) =>
        _services.TryGetValue(fuses, out var service) ? service : _services[fuses] = new NodeService(new WorkerPool(worker(fuses)));

    /// <summary>Whether this worker has what a search demands of all its workers; once for each search. The first worker of a search
    /// decides how all compute, and the server who is first.</summary>
    private async Task<Option<string>> Agree(
        QueueServer server,
        NodeService service,
        QueueTerms terms,
        string run,
        WorkerMessage request,
        CancellationToken working
    )
    {
        var (task, limits, needed) = request switch
        {
            WorkerMessage.RunTrial trial => (trial.Spec.Task, trial.Spec.Limits, trial.Spec.Training.Device),
            WorkerMessage.ComputeProxies proxies => (proxies.Spec.Task, proxies.Spec.Limits, device),
            _ => throw new FormatException("A request asks for nothing."),
        };
        if (_agreed.Contains((run, task.Fingerprint, terms.Fuses)))
        {
            return Option<string>.None;
        }

        var self = NodeGreeting.Self() with { Protocol = terms.Protocol == NodeGreeting.CurrentProtocol ? terms.Protocol : 0 };
        if (new LinkTerms(terms.BuildText).Check(self, limits).Case is PlaceFault unfit)
        {
            return unfit.What;
        }

        if (needed != device)
        {
            return $"{self.Host} computes with {device}, and the search with {needed}".ToLowerInvariant();
        }

        if (await service.Answer(new WorkerMessage.Prepare(task), _ => Task.CompletedTask, working) is not WorkerMessage.Prepared prepared)
        {
            return $"{self.Host} cannot read the data of {task.Name}";
        }

        var identity = await First(server, run, prepared.Readiness.Identity, working);
        var objection = new LinkTerms(terms.BuildText, identity).Check(self, prepared.Readiness, task);
        if (objection.IsNone)
        {
            _agreed.Add((run, task.Fingerprint, terms.Fuses));
        }

        return objection.Map(fault => fault.What);
    }

    private static async Task<string> First(QueueServer server, string run, string own, CancellationToken working)
    {
        var subject = server.Names.Identity(run);
        return await server.Offer(subject, Encoding.UTF8.GetBytes(own), working) ? own
            : await server.Find(server.Names.Answers, subject, working) is { } first ? Encoding.UTF8.GetString(first)
            : own;
    }

    /// <summary>Keeps the request from others while it is in work, and ends the work where the search has withdrawn it.</summary>
    private async Task ShowLife(QueueServer server, INatsJSMsg<byte[]> request, CancellationTokenSource working)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Times.Sign, working.Token);
                await request.AckProgressAsync(cancellationToken: working.Token);
                if (await server.Find(server.Names.Requests, request.Subject, working.Token) is null)
                {
                    await working.CancelAsync();
                }
            }
        }
        catch (Exception cause)
            when (cause is OperationCanceledException or NATS.Client.Core.NatsException or TimeoutException or IOException)
        {
            // The work is done, or the server is away and hands the request to another.
        }
    }
}
