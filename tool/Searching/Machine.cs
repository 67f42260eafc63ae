using LanguageExt;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Trials;
using Nas.Effects.Benchmarks;
using Nas.Effects.Data.Sets;
using Nas.Effects.Data.Tasks;
using Nas.Effects.Scoring;
using Nas.Effects.Training;
using Nas.Effects.Trials;
using Nas.Effects.Workers;
using Nas.Tool.Inputs;
using Nas.Tool.Output;
using Nas.Torch;
using static LanguageExt.Prelude;

namespace Nas.Tool.Searching;

/// <summary>Runs trials and assessments: in child processes of this program, in this process, or by looking them up in a table.</summary>
internal sealed class Machine : IAsyncDisposable
{
    private readonly Option<WorkerPool> _pool;

    private Machine(TrialRunner runner, ReadingRunner reader, Option<WorkerPool> pool) => (Runner, Reader, _pool) = (runner, reader, pool);

    /// <summary>Runs trials.</summary>
    public TrialRunner Runner { get; }

    /// <summary>Computes zero-cost proxies.</summary>
    public ReadingRunner Reader { get; }

    /// <summary>Prepares for a search's trials; compiles the bridge to libtorch if they need it and it does not exist.</summary>
    /// <param name="recipe">The recipe of the search.</param>
    /// <param name="inProcess">Whether trials run in this process.</param>
    /// <param name="terminal">Receives messages about slow steps.</param>
    public static Either<Failure, Machine> Start(Recipe recipe, bool inProcess, Terminal terminal) =>
        Ready(recipe.Task, terminal).Map(_ => TaskSource.Table(TaskRequest.Of(recipe.Task)).Match(
            table => new Machine(TabularTasks.Runner(table), TabularTasks.Reader(table), None),
            () => StartTraining(inProcess, fuses: !recipe.IsLiteral)));

    /// <summary>Makes sure that a task's trials can run here; tables need nothing.</summary>
    public static Either<Failure, Unit> Ready(TaskReference task, Terminal terminal) =>
        TaskSource.Table(TaskRequest.Of(task)).IsSome ? unit : Prepare(terminal);

    private static Machine StartTraining(bool inProcess, bool fuses)
    {
        if (inProcess)
        {
            var tasks = new LatestTask();
            return new Machine(InProcessTrials.Of(new ImageTrials(tasks) { Fuses = fuses }.Train), InProcessTrials.Of(new ImageProxies(tasks).Read), None);
        }

        var pool = new WorkerPool(fuses ? WorkerCommand.Self("worker") : WorkerCommand.Self("worker", RunOptions.NoFuseName));
        return new Machine(pool.Runner, pool.Reader, pool);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _pool.Match(pool => pool.DisposeAsync(), () => ValueTask.CompletedTask).ConfigureAwait(false);

    /// <summary>Makes sure that tensors can be used; compiles the bridge to libtorch if it does not exist.</summary>
    /// <param name="terminal">Receives messages about slow steps.</param>
    public static Either<Failure, Unit> Prepare(Terminal terminal)
    {
        var found = Backend.Inspect();
        if (found.Problem is { } problem)
        {
            return Faults.OfBackend(problem, found.Remedy);
        }

        if (found.Built)
        {
            return unit;
        }

        try
        {
            terminal.Error.WriteLine($"compiling the bridge to {found.Library}; this is needed once per libtorch version ...");
            Backend.Load();
            return unit;
        }
        catch (LibTorchUnavailableException e)
        {
            return Faults.Of(e);
        }
    }
}
