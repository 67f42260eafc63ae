using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Nas.Domain.Search.Decisions;
using Nas.Effects.Runs.Codecs;
using Nas.Effects.Trials;

namespace Nas.Effects.Workers;

/// <summary>The main loop of a worker process: reads trials and assessments from standard input, answers on standard output.</summary>
/// <remarks>Output of the trainer or a library goes to standard error. A separate thread sends heartbeats, also while the
/// trainer is in native code. The process ends when its input ends or its parent dies.</remarks>
public static class WorkerHost
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);

    /// <summary>Serves until the input ends. Call it from the main thread, before anything prints.</summary>
    /// <param name="train">Runs trials.</param>
    /// <param name="read">Computes proxies.</param>
    /// <returns>The exit status.</returns>
    public static int Run(Trainer train, ProxyReader read)
    {
        using var output = NativeProcess.TakeStandardOutput();
        NativeProcess.DependOnParent();
        // A Ctrl-C reaches the whole process group; the search decides when its workers end.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal => signal.Cancel = true);
        using var requests = new BlockingCollection<WorkerMessage>();
        Start("worker input", () => Receive(requests));
        Start("worker heartbeat", () => KeepBeating(output));
        foreach (var request in requests.GetConsumingEnumerable())
        {
            Send(output, (request.Spec is { } trial ? Trained(train, trial.ToSpec()) : Read(read, request.ReadingSpec!.ToSpec())) with { Request = request.Request });
        }

        return 0;
    }

    private static WorkerMessage Trained(Trainer train, TrialSpec spec)
    {
        var outcome = Guarded.Train(train, spec, CancellationToken.None);
        return new WorkerMessage { Outcome = VerdictFields.From(outcome.Verdict, outcome.Usage) };
    }

    private static WorkerMessage Read(ProxyReader read, ReadingSpec spec) => Guarded.Read(read, spec, CancellationToken.None).Match(
        reading => new WorkerMessage { Reading = ReadingFields.From(reading) },
        fault => new WorkerMessage { Fault = fault });

    private static void Start(string name, ThreadStart body) => new Thread(body) { IsBackground = true, Name = name }.Start();

    private static void Receive(BlockingCollection<WorkerMessage> requests)
    {
        using var input = Console.OpenStandardInput();
        var lines = new LineReader(input, WorkerProtocol.MostBytes);
        while (lines.Next().GetAwaiter().GetResult() is (LineReader.Kind.Line, var line))
        {
            requests.Add(WorkerProtocol.Parse(line) ?? throw new FormatException($"A request cannot be read: {line}"));
        }

        requests.CompleteAdding();
        Thread.Sleep(Farewell);
        Die();
    }

    private static void KeepBeating(Stream output)
    {
        while (true)
        {
            Send(output, new WorkerMessage());
            Thread.Sleep(Beat);
        }
    }

    private static void Send(Stream output, WorkerMessage message)
    {
        try
        {
            lock (output)
            {
                WorkerProtocol.Send(output, message);
            }
        }
        catch (IOException)
        {
            // The reader is gone.
            Die();
        }
    }

    private static void Die() => Process.GetCurrentProcess().Kill();
}
