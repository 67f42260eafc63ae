using LanguageExt;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Trials;
using Nas.Effects.Benchmarks;
using Nas.Effects.Data.Sets;
using Nas.Effects.Data.Tasks;
using Nas.Effects.Engine;
using Nas.Effects.Models.Fits;
using Nas.Effects.Models.Language;
using Nas.Effects.Runs.Ensembles;
using Nas.Effects.Scoring;
using Nas.Effects.Training;
using Nas.Effects.Training.Models;
using Nas.Effects.Trials;
using Nas.Effects.Workers;
using Nas.Effects.Workers.Links;
using Nas.Queue;
using Nas.Tool.Inputs;
using Nas.Tool.Output;
using static LanguageExt.Prelude;

namespace Nas.Tool.Searching;

/// <summary>Runs trials and assessments: in child processes of this program, in this process, or by looking them up in a table.</summary>
internal sealed class TrialBackend : IAsyncDisposable
{
    private readonly TaskReference _task;
    private readonly Seq<IAsyncDisposable> _pools;
    private readonly ModelFits _fits = new(
        Optional(Environment.GetEnvironmentVariable(FewShotModel.KeyVariable)?.Trim()!).Filter(key => key.Length > 0)
    );
    private readonly TextAssessments _texts = new();

    private TrialBackend(TaskReference task, TrialRunner runner, AssessmentRunner assessor, params IAsyncDisposable[] pools) =>
        (_task, Runner, Assessor, _pools) = (task, runner, _texts.Around(assessor), pools.ToSeq().Strict());

    /// <summary>Runs trials.</summary>
    public TrialRunner Runner { get; }

    /// <summary>Computes zero-cost proxies.</summary>
    public AssessmentRunner Assessor { get; }

    /// <summary>Fits models, in this process.</summary>
    public FitRunner Fitter => _fits.Runner;

    /// <summary>The same where fits also look at the networks that trials trained.</summary>
    /// <param name="weights">The weights that they left.</param>
    public FitRunner FitterOver(WeightsFolder weights) => new MemberFits(weights, _task, new LatestTask()).Around(Fitter);

    /// <summary>Gets ready for a search's trials.</summary>
    /// <param name="recipe">What the search follows from.</param>
    /// <param name="inProcess">Whether trials run in this process.</param>
    /// <param name="places">Where they run.</param>
    /// <param name="watch">Where the data lies, and who is told how far trainings are.</param>
    public static Either<Failure, TrialBackend> Start(Recipe recipe, bool inProcess, TrialPlaces places, TrialWatch watch) =>
        Ready(recipe.Task)
            .Map(_ =>
                TaskSource
                    .Table(TaskRequest.FromReference(recipe.Task))
                    .Match(
                        table => new TrialBackend(recipe.Task, TabularTasks.Runner(table), TabularTasks.Assessor(table)),
                        () => StartTraining(MovedData.To(watch.Data, recipe.Task), inProcess, fuses: !recipe.IsLiteral, places, watch)
                    )
            );

    /// <summary>Makes sure that a task's trials can run here; tables need nothing.</summary>
    public static Either<Failure, Unit> Ready(TaskReference task) =>
        TaskSource.Table(TaskRequest.FromReference(task)).IsSome ? unit : Prepare();

    private static TrialBackend StartTraining(TaskReference task, bool inProcess, bool fuses, TrialPlaces places, TrialWatch watch)
    {
        if (inProcess)
        {
            var tasks = new LatestTask();
            return new TrialBackend(
                task,
                MovedData.To(
                    watch.Data,
                    InProcessTrials.CreateRunner(
                        new ImageTrials(tasks)
                        {
                            Fuses = fuses,
                            Device = places.Devices[0],
                            Report = watch.Report,
                        }.Train
                    )
                ),
                MovedData.To(watch.Data, InProcessTrials.CreateAssessor(new ImageProxies(tasks) { Device = places.Devices[0] }.Assess))
            );
        }

        TrialPool pool =
            places.Queue.Case is QueueAddress queue ? new QueuePool(queue, watch.Run, fuses, watch.Say)
            : places.Launches.IsEmpty
                ? new WorkerPool([.. places.Devices.Map(device => WorkerProgram.Self(WorkerArguments(device, fuses)))])
                {
                    Report = watch.Report,
                }
            : new LinkPool([.. places.Launches]) { Report = watch.Report, Say = watch.Say };
        return new TrialBackend(task, MovedData.To(watch.Data, pool.Runner), MovedData.To(watch.Data, pool.Assessor), pool);
    }

    /// <summary>The words that start a worker.</summary>
    public static string[] WorkerArguments(ComputeDevice device, bool fuses) =>
        [
            "worker",
            .. fuses ? (string[])[] : [RunOptions.NoFuseName],
            .. device == ComputeDevice.Cpu ? (string[])[] : [DeviceOptions.Name, device.ToString()],
        ];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _fits.Dispose();
        _texts.Dispose();
        foreach (var pool in _pools)
        {
            await pool.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Makes sure that what tensors need is there.</summary>
    public static Either<Failure, Unit> Prepare()
    {
        var found = LibTorch.Inspect();
        return found.Problem is { } problem ? Faults.OfEngine(problem, found.Remedy) : unit;
    }

    /// <summary>Makes ready for tensors in this process.</summary>
    public static Either<Failure, Unit> Load()
    {
        try
        {
            LibTorch.Load();
            return unit;
        }
        catch (LibTorchUnavailableException e)
        {
            return Faults.ToFailure(e);
        }
    }
}
