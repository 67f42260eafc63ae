using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs;
using Nas.Effects.Trials;

namespace Nas.Effects.Workers;

/// <summary>Runs trials and assessments in child processes that are kept warm: a process serves one request after the other until one
/// of them kills it.</summary>
/// <remarks>Every child has one thread for tensors, so that results do not depend on the number of cores. It dies with this
/// process.</remarks>
public sealed class WorkerPool : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);

    private readonly Spawner _spawner = new();
    private readonly ConcurrentStack<Worker> _idle = new();
    private readonly WorkerProgram _command;

    /// <summary>A pool without children; they are started on demand.</summary>
    /// <param name="command">How to start a child: a program whose main function calls <see cref="WorkerHost.Run"/>.</param>
    public WorkerPool(WorkerProgram command) => _command = command;

    /// <summary>The pool as a runner of trials, with one child per concurrent request.</summary>
    public TrialRunner Runner =>
        new(
            async (spec, cancellation) =>
                (await Ask(new WorkerMessage.RunTrial(spec), spec.Limits, cancellation)).Map(answer => answer.ToOutcome())
        );

    /// <summary>The pool as a runner of assessments, in the same children.</summary>
    public AssessmentRunner Assessor =>
        new(
            async (spec, cancellation) =>
                (await Ask(new WorkerMessage.ComputeProxies(spec), spec.Limits, cancellation)).Bind(answer => answer.ToAssessment(spec))
        );

    /// <summary>Ends the idle children. Running requests must be cancelled and awaited before.</summary>
    public ValueTask DisposeAsync()
    {
        while (_idle.TryPop(out var worker))
        {
            worker.Dispose();
        }

        _spawner.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>A worker killed from outside says nothing about the candidate, nor does one that grew too large over several requests:
    /// such a request is retried once in a new process.</summary>
    private async Task<Either<RunFault, WorkerAnswer>> Ask(WorkerMessage request, TrialLimits limits, CancellationToken cancellation)
    {
        var first = await Serve(_idle.TryPop(out var idle) ? idle : await Start(), request, limits, cancellation);
        return first.Map(answer => answer.ShouldRetry).IfLeft(false) && !cancellation.IsCancellationRequested
            ? (await Serve(await Start(), request, limits, cancellation)).Map(answer => answer.AfterRetry)
            : first;
    }

    private Task<Either<RunFault, WorkerAnswer>> Serve(
        Either<RunFault, Worker> found,
        WorkerMessage request,
        TrialLimits limits,
        CancellationToken cancellation
    ) =>
        found.MapAsync(async worker =>
        {
            var answer = await worker.Ask(request, limits, cancellation);
            if (worker.IsAlive)
            {
                _idle.Push(worker);
            }
            else
            {
                worker.Dispose();
            }

            return answer;
        });

    private async Task<Either<RunFault, Worker>> Start()
    {
        try
        {
            var worker = new Worker(await _spawner.Start(StartInfo()));
            if (await worker.WaitUntilReady(StartPatience) is not { } silence)
            {
                return worker;
            }

            worker.Dispose();
            return NoWorkers(silence);
        }
        catch (Win32Exception cause)
        {
            return NoWorkers(cause.Message);
        }
    }

    private ProcessStartInfo StartInfo()
    {
        var info = new ProcessStartInfo(_command.File, _command.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        WorkerEnvironment.Set(info);
        return info;
    }

    private RunFault NoWorkers(string cause) =>
        new(
            RunFaultKind.NoWorkers,
            $"A worker process could not be started ({_command.File}): {cause}.",
            "Every trial recorded so far is safe.",
            "Run nas-search doctor, then run the same command again to continue."
        );
}
