using System.Diagnostics;
using System.Runtime.InteropServices;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Strategies.Selection;
using Nas.Domain.Search.Surrogates;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs.Folders;
using Nas.Effects.Runs.Searching;
using Nas.Effects.Trials;
using Nas.Effects.Workers;
using Nas.Effects.Workers.Links;
using Nas.Queue;
using Nas.Tests;

namespace Nas.TestWorker;

/// <summary>A search on the toy space whose trials take tens of milliseconds each, in this process.
/// A largest file stands in for a disk that fills up; a life is how many events it records until it is killed, by itself so that no
/// machine is too busy to be in time, but whatever it does meanwhile.</summary>
internal static partial class ToySearch
{
    private const int MaxFileBytes = 1;
    private const int TooLargeFile = 25;

    public static async Task<int> Run(string folder, long maxFileBytes = -1, int life = int.MaxValue)
    {
        _ = Signal(TooLargeFile, 1);
        _ = SetLimit(MaxFileBytes, [maxFileBytes, maxFileBytes]);
        var recipe = ToySpace.Recipe(ToySpace.Evolution, seed: 11, trials: 60);
        var runner = InProcessTrials.CreateRunner(
            (spec, _) =>
            {
                Thread.Sleep(10 + spec.Trial % 7 * 10);
                return ToySpace.Train(spec);
            }
        );
        return await Execute(folder, recipe, run => new SearchRun(run, ToySpace.Space, runner, 3, Dying(life)));
    }

    /// <summary>A search with proxies: limits are narrow, because some readings hang and some eat memory.</summary>
    public static async Task<int> RunWithReadings(string folder, int parallel, int life = int.MaxValue)
    {
        var strategy = new SurrogateSelection(ToySpace.Evolution, ToySpace.Surrogate(SurrogateEncoding.Zcp), 10, 3, 0.5);
        await using var pool = new WorkerPool(WorkerProgram.Self("worker", "treacherous"));
        return await Execute(
            folder,
            ToySpace.Recipe(strategy, seed: 4, trials: 16) with
            {
                TrialLimits = new(30, 300 << 20, 0.8),
            },
            run => new SearchRun(run, ToySpace.Space, pool.Runner, parallel, Dying(life)) { Assessor = pool.Assessor }
        );
    }

    /// <summary>A search of 200 trials in places on other machines, which can be resumed.</summary>
    public static async Task<int> RunElsewhere(string folder, int places, string prefix)
    {
        var launch = LaunchText.Parse(prefix).IfLeft(reason => throw new FormatException(reason));
        var program = launch.Programs(WorkerProgram.Self("node", "unhurried"), "nas-search").Single();
        await using var pool = new LinkPool([.. Enumerable.Repeat(program, places)]) { Say = Console.Error.WriteLine };
        return await Execute(folder, Elsewhere, run => new SearchRun(run, ToySpace.Space, pool.Runner, places, SearchObserver.None));
    }

    /// <summary>The same by way of a queue.</summary>
    public static async Task<int> RunQueued(string folder, string address)
    {
        var queue = QueueAddress.Parse(address).IfLeft(reason => throw new FormatException(reason));
        await using var pool = new QueuePool(queue, "run", QueueTerms.Own(true), Times, Console.Error.WriteLine);
        return await Execute(folder, Elsewhere, run => new SearchRun(run, ToySpace.Space, pool.Runner, 8, SearchObserver.None));
    }

    /// <summary>What those who share a queue for tests wait for.</summary>
    public static QueueTimes Times { get; } =
        QueueTimes.Usual with
        {
            Answer = TimeSpan.FromSeconds(3),
            Sign = TimeSpan.FromSeconds(0.7),
            Look = TimeSpan.FromSeconds(2),
        };

    /// <summary>What that search follows from.</summary>
    private static Recipe Elsewhere => ToySpace.Recipe(ToySpace.Evolution, seed: 12, lookahead: 8, trials: 200);

    private static async Task<int> Execute(string folder, Recipe recipe, Func<RunSession, SearchRun> search)
    {
        using var session = RunSession
            .Begin(folder, recipe, TimeProvider.System)
            .IfLeft(fault => throw new InvalidOperationException($"{fault}"));
        var state = await search(session).Execute(new StopTokens(default, default));
        state.IfLeft(fault => Console.Error.WriteLine(fault));
        return state.IsRight ? 0 : 1;
    }

    private static SearchObserver Dying(int life) => new((_, _) => KillAfter(ref life), _ => { });

    private static void KillAfter(ref int events)
    {
        if (--events == 0)
        {
            new Thread(Process.GetCurrentProcess().Kill).Start();
        }
    }

    [LibraryImport("libc", EntryPoint = "setrlimit")]
    private static partial int SetLimit(int resource, long[] softAndHard);

    /// <summary>Disposition 1 ignores the signal, so that the write fails instead.</summary>
    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint Signal(int signal, nint disposition);
}
