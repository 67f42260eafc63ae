using System.Collections.Concurrent;
using System.Diagnostics;

namespace Nas.Effects.Workers;

/// <summary>Starts worker processes from one long-lived thread.</summary>
/// <remarks>On Linux a child that is to die with its parent dies with the <em>thread</em> that started it; threads of the pool
/// come and go.</remarks>
internal sealed class Spawner : IDisposable
{
    private readonly BlockingCollection<TaskCompletionSource<IWorkerProcess>> _orders = [];
    private readonly WorkerProgram _program;

    public Spawner(WorkerProgram program)
    {
        _program = program;
        new Thread(Serve) { IsBackground = true, Name = "worker spawner" }.Start();
    }

    /// <summary>A new process.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">The program cannot be started.</exception>
    public Task<IWorkerProcess> Start()
    {
        var started = new TaskCompletionSource<IWorkerProcess>(TaskCreationOptions.RunContinuationsAsynchronously);
        _orders.Add(started);
        return started.Task;
    }

    public void Dispose() => _orders.CompleteAdding();

    private void Serve()
    {
        foreach (var order in _orders.GetConsumingEnumerable())
        {
            try
            {
                order.SetResult(new WorkerProcess(Process.Start(StartInfo())!));
            }
            catch (Exception cause)
            {
                order.SetException(cause);
            }
        }
    }

    private ProcessStartInfo StartInfo()
    {
        var info = new ProcessStartInfo(_program.File, _program.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        WorkerEnvironment.Set(info);
        return info;
    }
}
