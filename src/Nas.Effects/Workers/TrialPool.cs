using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs;
using Nas.Effects.Training;
using Nas.Effects.Trials;

namespace Nas.Effects.Workers;

/// <summary>Runs trials and assessments by asking workers in other processes, here or elsewhere.</summary>
public abstract class TrialPool : IAsyncDisposable
{
    private protected TrialPool() { }

    /// <summary>Is told how far running trials are, about four times a second.</summary>
    public Action<TrialSpec, TrainingProgress> Report { get; init; } = (_, _) => { };

    /// <summary>The pool as a runner of trials.</summary>
    public TrialRunner Runner =>
        new(
            async (spec, cancellation) =>
                (await Ask(new WorkerMessage.RunTrial(spec), spec.Limits, cancellation)).Map(answer => answer.ToOutcome())
        );

    /// <summary>The pool as a runner of assessments, in the same processes.</summary>
    public AssessmentRunner Assessor =>
        new(
            async (spec, cancellation) =>
                (await Ask(new WorkerMessage.ComputeProxies(spec), spec.Limits, cancellation)).Bind(answer => answer.ToAssessment(spec))
        );

    /// <summary>Ends all processes.</summary>
    public abstract ValueTask DisposeAsync();

    private protected abstract Task<Either<RunFault, WorkerAnswer>> Ask(
        WorkerMessage request,
        TrialLimits limits,
        CancellationToken cancellation
    );

    private protected void Observe(WorkerMessage request, WorkerMessage message)
    {
        if ((request, message) is (WorkerMessage.RunTrial run, WorkerMessage.Progressed progressed))
        {
            Report(run.Spec, progressed.Progress);
        }
    }
}
