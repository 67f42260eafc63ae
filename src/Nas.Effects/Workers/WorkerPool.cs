using System.Collections.Concurrent;
using System.ComponentModel;
using System.Globalization;
using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs;

namespace Nas.Effects.Workers;

/// <summary>Runs trials and assessments in child processes that are kept warm: a process serves one request after the other until one
/// of them kills it.</summary>
/// <remarks>Every child has one thread for tensors, so that results do not depend on the number of cores. It dies with this
/// process.</remarks>
public sealed class WorkerPool : TrialPool
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentStack<Worker> _idle = new();
    private readonly Func<WorkerProgram, Task<IWorkerProcess>> _start;
    private readonly IDisposable? _spawner;
    private readonly TimeProvider _time;
    private readonly LossCount _losses;
    private readonly WorkerPlaces _places;
    private (WorkerMessage Request, TrialLimits Limits)? _control;

    /// <summary>A pool without children; they are started on demand.</summary>
    /// <param name="programs">How to start a child in each place: programs whose main function calls <see cref="WorkerHost"/>'s Run. A new
    /// child takes the place with the fewest.</param>
    public WorkerPool(params IReadOnlyList<WorkerProgram> programs)
        : this(programs, new Spawner()) { }

    private WorkerPool(IReadOnlyList<WorkerProgram> programs, Spawner spawner)
        : this(programs, spawner.Start, TimeProvider.System) => _spawner = spawner;

    /// <summary>A pool of processes that something else starts.</summary>
    internal WorkerPool(IReadOnlyList<WorkerProgram> programs, Func<WorkerProgram, Task<IWorkerProcess>> start, TimeProvider time)
    {
        (_start, _time, _losses) = (start, time, new(time));
        _places = new([.. programs]);
    }

    /// <summary>Makes a child load the data of the trials to come.</summary>
    public async Task<Either<RunFault, TaskReadiness>> Prepare(TaskReference task, CancellationToken cancellation) =>
        (await Ask(new WorkerMessage.Prepare(task), TrialLimits.None, cancellation)).Bind(answer => answer.ToReadiness(task));

    /// <summary>Ends the idle children. Running requests must be cancelled and awaited before.</summary>
    public override ValueTask DisposeAsync()
    {
        while (_idle.TryPop(out var worker))
        {
            End(worker);
        }

        _spawner?.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>A worker that was lost says nothing about the candidate, nor does one that grew too large over several requests: the
    /// request is issued again. Only one that loses worker after worker while others are answered gets a verdict.</summary>
    private protected override async Task<Either<RunFault, WorkerAnswer>> Ask(
        WorkerMessage request,
        TrialLimits limits,
        CancellationToken cancellation
    )
    {
        var worker = await Take(cancellation);
        for (var (losses, others) = (0, _losses.Answers); ; worker = await Start(cancellation))
        {
            var served = await Serve(worker, request, limits, cancellation);
            if (served.Case is not WorkerAnswer answer)
            {
                return served;
            }

            if (answer.IsLost)
            {
                others = losses++ == 0 ? _losses.Answers : others;
                var goesOn = await _losses.Lost(cancellation);
                if (cancellation.IsCancellationRequested)
                {
                    return answer with { Content = new Verdict.Cancelled() };
                }

                if (losses >= LossCount.MaxOfOneRequest && (_losses.Answers > others || await IsAnotherAnswered(cancellation)))
                {
                    return answer with { Content = EndsItsWorkers(losses, answer) };
                }

                if (!goesOn)
                {
                    return WorkersLost(answer.Content.Match(_ => "", verdict => verdict.Explanation));
                }
            }
            else if (!answer.NeedsNewProcess || cancellation.IsCancellationRequested)
            {
                Answered(request, limits);
                return answer;
            }
        }
    }

    private void Answered(WorkerMessage request, TrialLimits limits)
    {
        _losses.Answered();
        // What writes weights is not to be repeated for a test.
        _control = request is WorkerMessage.RunTrial { Spec.WeightsFile.IsSome: true } ? _control : (request, limits);
    }

    /// <summary>Whether the request that was answered last is answered again: the test where no other is running.</summary>
    private async Task<bool> IsAnotherAnswered(CancellationToken cancellation) =>
        _control is var (request, limits)
        && (await Serve(await Start(cancellation), request, limits, cancellation)).Map(answer => !answer.IsLost).IfLeft(false);

    private static Verdict EndsItsWorkers(int losses, WorkerAnswer last) =>
        new Verdict.Crashed(
            string.Create(
                CultureInfo.InvariantCulture,
                $"lost its worker {losses} times while others were answered, perhaps because memory ran out: {last.Content.Match(_ => "", verdict => verdict.Explanation)}"
            )
        );

    private async Task<Either<RunFault, WorkerAnswer>> Serve(
        Either<RunFault, Worker> found,
        WorkerMessage request,
        TrialLimits limits,
        CancellationToken cancellation
    )
    {
        if (found.Case is RunFault fault)
        {
            return fault;
        }

        var worker = (Worker)found.Case;
        var answer = await worker.Ask(request, limits, message => Observe(request, message), cancellation);
        if (worker.IsAlive)
        {
            _idle.Push(worker);
        }
        else
        {
            End(worker);
        }

        return answer;
    }

    /// <summary>An idle worker, or a new one.</summary>
    private async Task<Either<RunFault, Worker>> Take(CancellationToken cancellation)
    {
        while (_idle.TryPop(out var worker))
        {
            if (!worker.HasEnded)
            {
                return worker;
            }

            End(worker);
        }

        return await Start(cancellation);
    }

    private void End(Worker worker)
    {
        worker.Dispose();
        _places.Leave(worker.Place);
    }

    private async Task<Either<RunFault, Worker>> Start(CancellationToken cancellation)
    {
        var place = _places.Enter();
        var isStarted = false;
        try
        {
            while (true)
            {
                var worker = new Worker(await _start(place.Program), place.Index, _time);
                if (await worker.WaitUntilReady(StartPatience) is not { } silence)
                {
                    isStarted = true;
                    return worker;
                }

                worker.Dispose();
                if (!worker.IsLost)
                {
                    return NoWorkers(place.Program, silence);
                }

                if (!await _losses.Lost(cancellation))
                {
                    return WorkersLost(silence);
                }
            }
        }
        catch (Win32Exception cause)
        {
            return NoWorkers(place.Program, cause.Message);
        }
        finally
        {
            if (!isStarted)
            {
                _places.Leave(place.Index);
            }
        }
    }

    private static RunFault WorkersLost(string last) =>
        new(
            RunFaultKind.NoWorkers,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{LossCount.MaxInARow} worker processes in a row were lost without an answer; the last {last}."
            ),
            "Every trial recorded so far is safe.",
            "Find out what ends them, often the system for lack of memory. Free memory or run fewer trials at once, then run the same "
                + "command again to continue."
        );

    private static RunFault NoWorkers(WorkerProgram program, string cause) =>
        new(
            RunFaultKind.NoWorkers,
            $"A worker process could not be started ({program.File}): {cause}.",
            "Every trial recorded so far is safe.",
            "Run nas-search doctor, then run the same command again to continue."
        );
}
