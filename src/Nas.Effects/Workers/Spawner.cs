using System.Collections.Concurrent;
using System.Diagnostics;

namespace Nas.Effects.Workers;

/// <summary>Starts processes from one long-lived thread.</summary>
/// <remarks>On Linux a child that is to die with its parent dies with the <em>thread</em> that started it; threads of the pool
/// come and go.</remarks>
internal sealed class Spawner : IDisposable
{
    private readonly BlockingCollection<Action> _orders = [];

    public Spawner() => new Thread(Serve) { IsBackground = true, Name = "worker spawner" }.Start();

    public Task<Process> Start(ProcessStartInfo info)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        _orders.Add(() => Start(info, started));
        return started.Task;
    }

    public void Dispose() => _orders.CompleteAdding();

    private static void Start(ProcessStartInfo info, TaskCompletionSource<Process> started)
    {
        try
        {
            started.SetResult(Process.Start(info)!);
        }
        catch (Exception cause)
        {
            started.SetException(cause);
        }
    }

    private void Serve()
    {
        foreach (var order in _orders.GetConsumingEnumerable())
        {
            order();
        }
    }
}
