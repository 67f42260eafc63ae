using System.Diagnostics;
using Nas.Effects.Trials;

namespace Nas.Effects.Workers;

/// <summary>A worker's process on this machine.</summary>
internal sealed class WorkerProcess : IWorkerProcess
{
    private readonly Process _process;
    private readonly StderrTail _stderr;
    private Task _sent = Task.CompletedTask;

    public WorkerProcess(Process process)
    {
        _process = process;
        _stderr = new StderrTail(process.StandardError);
    }

    /// <inheritdoc/>
    public Stream Output => _process.StandardOutput.BaseStream;

    /// <inheritdoc/>
    public bool HasExited => _process.HasExited;

    /// <inheritdoc/>
    public int ExitCode => _process.ExitCode;

    /// <inheritdoc/>
    public long ResidentBytes
    {
        get
        {
            try
            {
                if (MemoryStatus.Resident(_process.Id) is { } bytes)
                {
                    return bytes;
                }

                _process.Refresh();
                return _process.WorkingSet64;
            }
            catch (InvalidOperationException)
            {
                // The process has just ended; the end of its output gives the reason.
                return 0;
            }
        }
    }

    /// <inheritdoc/>
    public void Send(byte[] line) =>
        _sent = _sent
            .ContinueWith(
                _ =>
                {
                    var input = _process.StandardInput.BaseStream;
                    input.Write(line);
                    input.Flush();
                },
                TaskScheduler.Default
            )
            .ContinueWith(sent => sent.Exception, TaskScheduler.Default);

    /// <inheritdoc/>
    public async Task<bool> ExitsWithin(TimeSpan patience)
    {
        using var end = new CancellationTokenSource(patience);
        return await _process.WaitForExitAsync(end.Token).ContinueWith(exit => exit.IsCompletedSuccessfully, TaskScheduler.Default);
    }

    /// <inheritdoc/>
    public Task<string> ReadErrors() => _stderr.Read();

    /// <inheritdoc/>
    public void Kill() => _process.Kill();

    /// <summary>Asks it to end, by a signal that it may handle.</summary>
    public void Terminate() => NativeProcess.Terminate(_process.Id);

    /// <summary>Ends its input.</summary>
    public void CloseInput() => _process.StandardInput.BaseStream.Dispose();

    /// <summary>Waits until the system has reaped it.</summary>
    public void Dispose()
    {
        _process.WaitForExit();
        _process.Dispose();
    }
}
