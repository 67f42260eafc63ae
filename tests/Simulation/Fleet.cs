using LanguageExt;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Effects.Runs;
using Nas.Effects.Runs.Journals;
using Nas.Effects.Runs.Searching;
using Nas.Effects.Workers;
using Nas.Effects.Workers.Links;
using Nas.Tests;

namespace Nas.Simulation;

/// <summary>A search over many places that come and go: the program's own search, pool of links, protocol and journal, on one thread and in
/// simulated time.</summary>
internal sealed class Fleet(Recipe recipe, int places, FleetFaults faults, int seed)
{
    private readonly Random _random = new(seed);
    private readonly Occupancy _occupancy = new(places);

    /// <summary>What went wrong.</summary>
    public Injected Injected { get; } = new();

    /// <summary>Simulated seconds until the search was over.</summary>
    public double Seconds { get; private set; }

    /// <summary>The share of the places that ran a trial, on average.</summary>
    public double Busy => _occupancy.Share;

    /// <summary>What the pool said.</summary>
    public List<string> Said { get; } = [];

    /// <summary>Runs the search to its end, or to a fault.</summary>
    public Either<RunFault, JournalHistory> Run()
    {
        var disk = new SimulatedDisk(FaultPlan.None, Injected);
        var time = new VirtualTime(TimeSpan.Zero);
        var thread = new OneThread(_random);
        var task = thread.Run(() => Search(disk, time));
        while (!task.IsCompleted)
        {
            thread.Run(() => GoOn(thread, time));
        }

        Seconds = time.Now.TotalSeconds;
        return task.GetAwaiter().GetResult().Bind(_ => disk.Read());
    }

    private Task<Either<RunFault, SearchState>> Search(SimulatedDisk disk, VirtualTime time)
    {
        var session = disk.Read()
            .Map(history => new SimulatedSession(recipe, new Journal(disk, SimulatedDisk.Path, history), disk, time))
            .Bind(opened => opened.Begin().Map(_ => opened))
            .IfLeft(fault => throw new InvalidOperationException($"{fault}"));
        // Idle links have ended with the session: nothing is left to dispose of.
        var pool = new LinkPool(
            [.. Enumerable.Repeat(new WorkerProgram("simulated", default), places)],
            _ => Task.FromResult<IWorkerProcess>(new SimulatedNode(faults, time, _random, Injected, _occupancy)),
            time
        )
        {
            Say = Said.Add,
        };
        return new SearchRun(session, ToySpace.Space, pool.Runner, Math.Min(places, recipe.Lookahead), SearchObserver.None).Execute(
            new StopTokens(default, default)
        );
    }

    private static bool GoOn(OneThread thread, VirtualTime time) =>
        thread.Step() || time.Advance() ? true : throw new InvalidOperationException("Everything waits, and nothing is to come.");
}
