using System.Runtime.InteropServices;

namespace Nas.Effects.Workers.Links;

/// <summary>The main loop of a node: passes requests of a search far away to a worker process of its own, whose limits it enforces, and
/// speaks for it.</summary>
public static class NodeHost
{
    private static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(1);

    /// <summary>Serves until the input ends or somebody asks this process to end. Call it from the main thread, before anything
    /// prints.</summary>
    /// <param name="worker">How to start the worker.</param>
    /// <returns>The exit status.</returns>
    public static int Run(WorkerProgram worker)
    {
        using var connection = new HostConnection(new WorkerMessage.Greeted(NodeGreeting.Self()), HeartbeatInterval);
        var current = 0L;
        var service = new NodeService(new WorkerPool(worker) { Report = (_, progress) => Send(new WorkerMessage.Progressed(progress)) });
        connection.Dying = service.Forget;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => service.Forget();
        // After the last word nothing can be taken for an answer: not even the end of a worker that got the same signal.
        using var leaving = PosixSignalRegistration.Create(
            PosixSignal.SIGTERM,
            _ => connection.Close(new WorkerMessage.Leaving("it was told to end (SIGTERM)"))
        );
        foreach (var request in connection.Requests)
        {
            current = request.Request;
            if (request.Message is WorkerMessage.Carried carried)
            {
                service.Add(carried.Part);
            }
            else
            {
                var answer = service.Answer(request.Message, SendPart, CancellationToken.None).GetAwaiter().GetResult();
                connection.Send(request with { Message = answer });
            }
        }

        service.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return 0;

        void Send(WorkerMessage message) => connection.Send(new WorkerLine(current, message));

        Task SendPart(WeightsPart part)
        {
            Send(new WorkerMessage.Carried(part));
            return Task.CompletedTask;
        }
    }
}
