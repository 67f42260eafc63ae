using LanguageExt;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Trials;
using Nas.Effects.Benchmarks;
using Nas.Effects.Data.Sets;
using Nas.Effects.Data.Tasks;
using Nas.Effects.Engine;
using Nas.Effects.Scoring;
using Nas.Effects.Training;
using Nas.Effects.Trials;
using Nas.Effects.Workers;
using Nas.Tool.Commands.Search;
using Nas.Tool.Inputs;
using Nas.Tool.Output;
using static LanguageExt.Prelude;

namespace Nas.Tool.Searching;

/// <summary>What runs trials and reads proxies: child processes of this program, this process, or a table that knows the outcomes of trials and the proxies.</summary>
internal sealed class Machine : IAsyncDisposable
{
    private readonly Option<WorkerPool> _pool;

    private Machine(TrialRunner runner, ReadingRunner reader, Option<WorkerPool> pool) => (Runner, Reader, _pool) = (runner, reader, pool);

    /// <summary>Runs trials.</summary>
    public TrialRunner Runner { get; }

    /// <summary>Computes zero-cost proxies.</summary>
    public ReadingRunner Reader { get; }

    /// <summary>Gets ready for a search's trials, compiling the bridge to libtorch where they need it and that was never done.</summary>
    /// <param name="recipe">What the search follows from.</param>
    /// <param name="inProcess">Whether trials run in this process.</param>
    /// <param name="terminal">Is told what takes time.</param>
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

    /// <summary>Makes sure that tensors can be used, compiling the bridge to libtorch where that was never done.</summary>
    /// <param name="terminal">Is told what takes time.</param>
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
            terminal.Error.WriteLine($"compiling the bridge to {found.Library}, once for this libtorch ...");
            Backend.Load();
            return unit;
        }
        catch (LibTorchUnavailableException e)
        {
            return Faults.Of(e);
        }
    }
}
