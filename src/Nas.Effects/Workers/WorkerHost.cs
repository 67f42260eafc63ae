using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Nas.Effects.Training;
using Nas.Effects.Trials;

namespace Nas.Effects.Workers;

/// <summary>The main loop of a worker process: reads trials and assessments from standard input, answers on standard output.</summary>
/// <remarks>Output of the trainer or a library goes to standard error. A separate thread sends heartbeats, also while the
/// trainer is in native code. The process ends when its input ends or its parent dies.</remarks>
public static class WorkerHost
{
    private static readonly TimeSpan HeartbeatInterval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan ReportInterval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan ExitGracePeriod = TimeSpan.FromSeconds(1);

    /// <summary>Serves until the input ends. Call it from the main thread, before anything prints.</summary>
    /// <param name="train">Runs trials.</param>
    /// <param name="assess">Computes proxies.</param>
    /// <returns>The exit status.</returns>
    public static int Run(TrialTrainer train, ProxyAssessor assess) => Run(_ => train, assess);

    /// <summary>The same for a trainer that reports how far it is.</summary>
    public static int Run(Func<Action<TrainingProgress>, TrialTrainer> trainer, ProxyAssessor assess)
    {
        using var output = NativeProcess.TakeStandardOutput();
        NativeProcess.DependOnParent();
        // A Ctrl-C reaches the whole process group; the search decides when its workers end.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal => signal.Cancel = true);
        using var requests = new BlockingCollection<WorkerLine>();
        Start("worker input", () => Receive(requests));
        Start("worker heartbeat", () => SendHeartbeats(output));
        var (current, reported) = (0L, 0L);
        var train = trainer(progress =>
        {
            if (Stopwatch.GetElapsedTime(reported) >= ReportInterval)
            {
                reported = Stopwatch.GetTimestamp();
                Send(output, new WorkerLine(current, new WorkerMessage.Progressed(progress)));
            }
        });
        foreach (var request in requests.GetConsumingEnumerable())
        {
            current = request.Request;
            Send(output, request with { Message = Answer(train, assess, request.Message) });
        }

        return 0;
    }

    private static WorkerMessage Answer(TrialTrainer train, ProxyAssessor assess, WorkerMessage request) =>
        request switch
        {
            WorkerMessage.RunTrial run => new WorkerMessage.Finished(SafeExecution.Train(train, run.Spec, CancellationToken.None)),
            WorkerMessage.ComputeProxies compute => SafeExecution
                .Assess(assess, compute.Spec, CancellationToken.None)
                .Match<WorkerMessage>(assessment => new WorkerMessage.Assessed(assessment), fault => new WorkerMessage.Faulted(fault)),
            _ => throw new FormatException("A request asks for nothing."),
        };

    private static void Start(string name, ThreadStart body) => new Thread(body) { IsBackground = true, Name = name }.Start();

    private static void Receive(BlockingCollection<WorkerLine> requests)
    {
        using var input = Console.OpenStandardInput();
        var lines = new LineReader(input, WorkerLine.MaxBytes);
        while (lines.Next().GetAwaiter().GetResult() is (LineReader.Kind.Line, var line))
        {
            requests.Add(
                WorkerLine
                    .Parse(line)
                    .IfFail(mistakes => throw new FormatException($"A request cannot be read: {string.Join("; ", mistakes)}"))
            );
        }

        requests.CompleteAdding();
        Thread.Sleep(ExitGracePeriod);
        Die();
    }

    private static void SendHeartbeats(Stream output)
    {
        while (true)
        {
            Send(output, new WorkerLine(0, new WorkerMessage.Alive()));
            Thread.Sleep(HeartbeatInterval);
        }
    }

    private static void Send(Stream output, WorkerLine line)
    {
        try
        {
            lock (output)
            {
                line.Send(output);
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
