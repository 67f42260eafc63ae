using System.Collections.Concurrent;
using System.Diagnostics;

namespace Nas.Effects.Workers;

/// <summary>Starts worker processes from one long-lived thread.</summary>
/// <remarks>On Linux a child that is to die with its parent dies with the <em>thread</em> that started it; threads of the pool
/// come and go.</remarks>
internal sealed class Spawner : IDisposable
{
    private readonly BlockingCollection<(WorkerProgram Program, TaskCompletionSource<IWorkerProcess> Started)> _orders = [];

    public Spawner() => new Thread(Serve) { IsBackground = true, Name = "worker spawner" }.Start();

    /// <summary>A new process.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">The program cannot be started.</exception>
    public Task<IWorkerProcess> Start(WorkerProgram program)
    {
        var started = new TaskCompletionSource<IWorkerProcess>(TaskCreationOptions.RunContinuationsAsynchronously);
        _orders.Add((program, started));
        return started.Task;
    }

    public void Dispose() => _orders.CompleteAdding();

    private void Serve()
    {
        foreach (var (program, started) in _orders.GetConsumingEnumerable())
        {
            try
            {
                started.SetResult(new WorkerProcess(Process.Start(StartInfo(program))!));
            }
            catch (Exception cause)
            {
                started.SetException(cause);
            }
        }
    }

    private static ProcessStartInfo StartInfo(WorkerProgram program)
    {
        var info = new ProcessStartInfo(program.File, program.Arguments)
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
