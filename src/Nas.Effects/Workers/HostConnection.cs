using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Nas.Effects.Trials;

namespace Nas.Effects.Workers;

/// <summary>A worker's end of its connection: requests come from standard input, answers and heartbeats go to standard output.</summary>
/// <remarks>Other output of the process goes to standard error. The process ends when its input ends.</remarks>
internal sealed class HostConnection : IDisposable
{
    private static readonly TimeSpan ExitGracePeriod = TimeSpan.FromSeconds(1);

    private readonly BlockingCollection<WorkerLine> _requests = [];
    private readonly Stream _output;
    private readonly PosixSignalRegistration[] _ignored;
    private bool _isClosed;

    /// <summary>A connection that shows signs of life.</summary>
    /// <param name="greeting">The first message.</param>
    /// <param name="heartbeat">The time between two signs of life.</param>
    public HostConnection(WorkerMessage greeting, TimeSpan heartbeat)
    {
        _output = NativeProcess.TakeStandardOutput();
        // A Ctrl-C reaches the whole process group; the search decides when its workers end.
        _ignored =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal => signal.Cancel = true),
        ];
        Send(new WorkerLine(0, greeting));
        Start("worker input", Receive);
        Start("worker heartbeat", () => Beat(heartbeat));
    }

    /// <summary>Cleans up before the process ends itself in the middle of a request.</summary>
    public Action Dying { get; set; } = () => { };

    /// <summary>The requests, until the input ends.</summary>
    public IEnumerable<WorkerLine> Requests => _requests.GetConsumingEnumerable();

    /// <summary>Sends a line; nothing after the last one.</summary>
    public void Send(WorkerLine line)
    {
        try
        {
            lock (_output)
            {
                if (!_isClosed)
                {
                    line.Send(_output);
                }
            }
        }
        catch (IOException)
        {
            // The reader is gone.
            Die();
        }
    }

    /// <summary>Sends the last line.</summary>
    public void Close(WorkerMessage last)
    {
        Send(new WorkerLine(0, last));
        lock (_output)
        {
            _isClosed = true;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Array.ForEach(_ignored, registration => registration.Dispose());
        _output.Dispose();
        _requests.Dispose();
    }

    private static void Start(string name, ThreadStart body) => new Thread(body) { IsBackground = true, Name = name }.Start();

    private void Receive()
    {
        using var input = Console.OpenStandardInput();
        var lines = new LineReader(input, WorkerLine.MaxBytes);
        while (lines.Next().GetAwaiter().GetResult() is (LineReader.Kind.Line, var line))
        {
            _requests.Add(
                WorkerLine
                    .Parse(line)
                    .IfFail(mistakes => throw new FormatException($"A request cannot be read: {string.Join("; ", mistakes)}"))
            );
        }

        _requests.CompleteAdding();
        Thread.Sleep(ExitGracePeriod);
        Die();
    }

    private void Beat(TimeSpan interval)
    {
        while (true)
        {
            Thread.Sleep(interval);
            Send(new WorkerLine(0, new WorkerMessage.Alive()));
        }
    }

    private void Die()
    {
        Dying();
        Process.GetCurrentProcess().Kill();
    }
}
