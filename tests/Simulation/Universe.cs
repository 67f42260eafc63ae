using LanguageExt;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs;
using Nas.Effects.Runs.Journals;
using Nas.Effects.Runs.Searching;
using Nas.Effects.Trials;
using Nas.Effects.Workers;
using Nas.Tests;

namespace Nas.Simulation;

/// <summary>A search from its first session to its end, in which a plan of faults happens: the program's own search, workers' pool,
/// protocol and journal, on one thread, with simulated processes, disk and time.</summary>
internal sealed class Universe(Recipe recipe, FaultPlan plan)
{
    private const int MostSessions = 100;

    private readonly Injected _injected = new();
    private readonly Random _random = new(plan.Seed);
    private TimeSpan _now;
    private TimeSpan _wrong;
    private int _steps;

    /// <summary>What went wrong.</summary>
    public Injected Injected => _injected;

    /// <summary>Sessions that it took.</summary>
    public int Sessions { get; private set; }

    /// <summary>Runs session after session until the search is over; everything that was recorded.</summary>
    public JournalHistory Run()
    {
        var disk = new SimulatedDisk(plan, _injected);
        while (true)
        {
            var history = Read(disk);
            if (IsOver(history.State))
            {
                return history;
            }

            if (++Sessions > MostSessions)
            {
                throw new InvalidOperationException($"not over after {MostSessions} sessions");
            }

            RunSession(disk, history);
        }
    }

    private bool IsOver(SearchState state) =>
        state.Stopped.Exists(reason => reason != StopReason.Interrupted) && (recipe.FinalTraining.IsNone || state.FinalOfBest.IsSome);

    /// <summary>What is on the disk. Where the disk lost something, the journal says so, and the advice that it gives is followed.</summary>
    private static JournalHistory Read(SimulatedDisk disk) =>
        disk.Read()
            .IfLeft(fault =>
            {
                if (fault.Kind != RunFaultKind.Damaged || !fault.Next.Contains("delete", StringComparison.Ordinal))
                {
                    throw new InvalidOperationException($"{fault}");
                }

                disk.DeleteHead();
                return disk.Read().IfLeft(still => throw new InvalidOperationException($"{still}"));
            });

    private void RunSession(SimulatedDisk disk, JournalHistory history)
    {
        var time = new VirtualTime(_now) { Wrong = _wrong };
        var thread = new OneThread(_random);
        using var now = new CancellationTokenSource();
        using var after = new CancellationTokenSource();
        try
        {
            var task = thread.Run(() => Search(history, disk, time, new StopTokens(after.Token, now.Token)));
            while (!task.IsCompleted)
            {
                thread.Run(() => GoOn(thread, time, now, after));
            }

            Accept(task.GetAwaiter().GetResult());
        }
        catch (KilledException)
        {
            // The next session goes on.
        }
        finally
        {
            (_now, _wrong) = (time.Now, time.Wrong);
        }
    }

    private Task<Either<RunFault, SearchState>> Search(JournalHistory history, SimulatedDisk disk, VirtualTime time, StopTokens stop)
    {
        var opened = JournalReader.CatchErrors<Journal>(SimulatedDisk.Path, () => new Journal(disk, SimulatedDisk.Path, history));
        return opened
            .Map(journal => new SimulatedSession(recipe, journal, disk, time))
            .Bind(session => session.Begin().Map(_ => session))
            .Match(session => Search(session, time, stop), fault => Task.FromResult<Either<RunFault, SearchState>>(fault));
    }

    private Task<Either<RunFault, SearchState>> Search(SimulatedSession session, VirtualTime time, StopTokens stop)
    {
        var losses = new Dictionary<string, int>(StringComparer.Ordinal);
        // Idle workers have ended with the session: nothing is left to dispose of.
        var pool = new WorkerPool(
            [new("simulated", default)],
            _ => Task.FromResult<IWorkerProcess>(new SimulatedWorker(plan.Workers, time, _random, losses, _injected)),
            time
        );
        var search = new SearchRun(session, ToySpace.Space, pool.Runner, plan.Parallel, SearchObserver.None)
        {
            Assessor = pool.Assessor,
            Fitter = new FitRunner((request, _) => Fitted(request)),
        };
        return search.Execute(stop);
    }

    private static Task<Either<RunFault, FitResult>> Fitted(FitRequest request) =>
        Task.FromResult<Either<RunFault, FitResult>>(ToySpace.Fit(request));

    private bool GoOn(OneThread thread, VirtualTime time, CancellationTokenSource now, CancellationTokenSource after)
    {
        if (!thread.Step() && !time.Advance())
        {
            throw new InvalidOperationException("Everything waits, and nothing is to come.");
        }

        Disturb(time, now, after);
        return true;
    }

    private void Disturb(VirtualTime time, CancellationTokenSource now, CancellationTokenSource after)
    {
        if (!plan.AtSteps.TryGetValue(++_steps, out var fault))
        {
            return;
        }

        _injected.Count($"{fault}");
        switch (fault)
        {
            case StepFault.Kill:
                throw new KilledException();
            case StepFault.StopNow:
                now.Cancel();
                break;
            case StepFault.StopAfterOpenTrials:
                after.Cancel();
                break;
            case StepFault.Suspend:
                time.Suspend(TimeSpan.FromHours(1));
                break;
            case StepFault.ClockForward:
                time.Wrong += TimeSpan.FromDays(1);
                break;
            case StepFault.ClockBack:
                time.Wrong -= TimeSpan.FromDays(2);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(time), fault, "unknown");
        }
    }

    /// <summary>A session ends well, or for a reason that the plan has put into the world.</summary>
    private static void Accept(Either<RunFault, SearchState> ended) =>
        ended.IfLeft(fault =>
            fault.Kind is RunFaultKind.Unwritable or RunFaultKind.NoWorkers
                ? SearchState.Empty
                : throw new InvalidOperationException($"{fault}")
        );
}
