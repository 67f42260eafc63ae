using System.Runtime.InteropServices;
using Nas.Effects.Runs;

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
        // After the last word nothing can be taken for an answer: not even the end of a worker that got the same signal.
        using var leaving = PosixSignalRegistration.Create(
            PosixSignal.SIGTERM,
            _ => connection.Close(new WorkerMessage.Leaving("it was told to end (SIGTERM)"))
        );
        var current = 0L;
        var pool = new WorkerPool(worker)
        {
            Report = (_, progress) => connection.Send(new WorkerLine(current, new WorkerMessage.Progressed(progress))),
        };
        foreach (var request in connection.Requests)
        {
            current = request.Request;
            connection.Send(request with { Message = Answer(pool, request.Message).GetAwaiter().GetResult() });
        }

        pool.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return 0;
    }

    private static async Task<WorkerMessage> Answer(WorkerPool pool, WorkerMessage request) =>
        request switch
        {
            WorkerMessage.RunTrial run => (await pool.Runner.Run(run.Spec, CancellationToken.None)).Match<WorkerMessage>(
                outcome => new WorkerMessage.Finished(outcome),
                Faulted
            ),
            WorkerMessage.ComputeProxies compute => (await pool.Assessor.Run(compute.Spec, CancellationToken.None)).Match<WorkerMessage>(
                reading => new WorkerMessage.Assessed(reading),
                Faulted
            ),
            WorkerMessage.Prepare load => (await pool.Prepare(load.Task, CancellationToken.None)).Match<WorkerMessage>(
                ready => new WorkerMessage.Prepared(ready),
                Faulted
            ),
            _ => throw new FormatException("A request asks for nothing."),
        };

    private static WorkerMessage Faulted(RunFault fault) => new WorkerMessage.Faulted(fault);
}
