using System.Diagnostics;
using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs;
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

    /// <summary>Serves until the input ends. Call it from the main thread, before anything prints.</summary>
    /// <param name="train">Runs trials.</param>
    /// <param name="assess">Computes proxies.</param>
    /// <returns>The exit status.</returns>
    public static int Run(TrialTrainer train, ProxyAssessor assess) => Run(_ => train, assess);

    /// <summary>The same for a trainer that reports how far it is.</summary>
    public static int Run(Func<Action<TrainingProgress>, TrialTrainer> trainer, ProxyAssessor assess) =>
        Run(trainer, assess, CannotPrepare);

    /// <summary>The same for a process that can say whether it has the data before the first trial, which nodes need.</summary>
    public static int Run(
        Func<Action<TrainingProgress>, TrialTrainer> trainer,
        ProxyAssessor assess,
        Func<TaskReference, Either<RunFault, TaskReadiness>> prepare
    )
    {
        NativeProcess.DependOnParent();
        using var connection = new HostConnection(new WorkerMessage.Alive(), HeartbeatInterval);
        var (current, reported) = (0L, 0L);
        var train = trainer(progress =>
        {
            if (Stopwatch.GetElapsedTime(reported) >= ReportInterval)
            {
                reported = Stopwatch.GetTimestamp();
                connection.Send(new WorkerLine(current, new WorkerMessage.Progressed(progress)));
            }
        });
        foreach (var request in connection.Requests)
        {
            current = request.Request;
            connection.Send(request with { Message = Answer(train, assess, prepare, request.Message) });
        }

        return 0;
    }

    private static WorkerMessage Answer(
        TrialTrainer train,
        ProxyAssessor assess,
        Func<TaskReference, Either<RunFault, TaskReadiness>> prepare,
        WorkerMessage request
    ) =>
        request switch
        {
            WorkerMessage.RunTrial run => new WorkerMessage.Finished(SafeExecution.Train(train, run.Spec, CancellationToken.None)),
            WorkerMessage.ComputeProxies compute => SafeExecution
                .Assess(assess, compute.Spec, CancellationToken.None)
                .Match<WorkerMessage>(assessment => new WorkerMessage.Assessed(assessment), fault => new WorkerMessage.Faulted(fault)),
            WorkerMessage.Prepare load => prepare(load.Task)
                .Match<WorkerMessage>(ready => new WorkerMessage.Prepared(ready), fault => new WorkerMessage.Faulted(fault)),
            _ => throw new FormatException("A request asks for nothing."),
        };

    private static Either<RunFault, TaskReadiness> CannotPrepare(TaskReference task) =>
        new RunFault(RunFaultKind.Usage, $"This worker cannot say whether it has {task.Name}.", RunFault.NothingChanged, "");
}
