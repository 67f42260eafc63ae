using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using LanguageExt;
using Nas.Domain.Search;
using Nas.Effects.Journals;

namespace Nas.Effects.Trials;

/// <summary>Runs trials in child processes that are kept warm: a process serves trial after trial until one of them kills it.</summary>
/// <remarks>Every child has one thread for tensors, so that results do not depend on the number of cores. It dies with this process.</remarks>
public sealed class WorkerPool : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);

    private readonly Spawner _spawner = new();
    private readonly ConcurrentStack<Worker> _idle = new();
    private readonly WorkerCommand _command;

    /// <summary>A pool without children; they are started when trials come.</summary>
    /// <param name="command">How to start a child: a program whose main function calls <see cref="WorkerHost.Run"/>.</param>
    public WorkerPool(WorkerCommand command) => _command = command;

    /// <summary>The pool as a runner. As many children as trials run at once.</summary>
    public TrialRunner Runner => new(Run);

    /// <summary>Ends the idle children. Trials still running must be cancelled and awaited before.</summary>
    public ValueTask DisposeAsync()
    {
        while (_idle.TryPop(out var worker))
        {
            worker.Dispose();
        }

        _spawner.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>A worker that somebody killed says nothing about the candidate, so the trial runs once more. A second time it is
    /// taken for the system's answer to a want of memory.</summary>
    private async Task<Either<RunFault, TrialOutcome>> Run(TrialSpec spec, CancellationToken cancellation)
    {
        var first = await RunOnce(spec, cancellation);
        return await first.MatchAsync(
            tried => tried.WasKilled && !cancellation.IsCancellationRequested ? Again(spec, cancellation) : Task.FromResult(Judged(tried.Outcome)),
            fault => Prelude.Left<RunFault, TrialOutcome>(fault));
    }

    private async Task<Either<RunFault, TrialOutcome>> Again(TrialSpec spec, CancellationToken cancellation) =>
        (await RunOnce(spec, cancellation)).Map(tried => tried.WasKilled
            ? tried.Outcome with { Verdict = new Verdict.OutOfMemory("killed twice, perhaps by the system for want of memory") }
            : tried.Outcome);

    private async Task<Either<RunFault, (TrialOutcome Outcome, bool WasKilled)>> RunOnce(TrialSpec spec, CancellationToken cancellation)
    {
        var found = _idle.TryPop(out var idle) ? idle : await Start();
        return await found.MapAsync(worker => Serve(worker, spec, cancellation));
    }

    private async Task<(TrialOutcome Outcome, bool WasKilled)> Serve(Worker worker, TrialSpec spec, CancellationToken cancellation)
    {
        var outcome = await worker.Run(spec, cancellation);
        if (worker.IsAlive)
        {
            _idle.Push(worker);
        }
        else
        {
            worker.Dispose();
        }

        return (outcome, worker.WasKilled);
    }

    private static Either<RunFault, TrialOutcome> Judged(TrialOutcome outcome) => outcome;

    private async Task<Either<RunFault, Worker>> Start()
    {
        try
        {
            var worker = new Worker(await _spawner.Start(StartInfo()));
            if (await worker.Greet(StartPatience) is not { } silence)
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

    private RunFault NoWorkers(string cause) => new(
        RunFaultKind.NoWorkers,
        $"A worker process could not be started ({_command.File}): {cause}.",
        "Every trial recorded so far is safe.",
        "Run nas-search doctor, then give the same command again to go on.");
}
