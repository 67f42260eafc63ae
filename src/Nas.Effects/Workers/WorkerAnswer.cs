using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs;
using Nas.Effects.Trials;

namespace Nas.Effects.Workers;

/// <summary>The outcome of a request to a worker.</summary>
/// <param name="Content">The worker's message, or how the request ended without one.</param>
/// <param name="Usage">Time and memory used, measured from outside.</param>
/// <param name="IsFirst">Whether it was the process's first request, so that memory left from earlier requests cannot be the cause.</param>
/// <param name="IsLost">Whether the worker was killed from outside or cannot be heard any more, which says nothing about the
/// candidate.</param>
internal sealed record WorkerAnswer(Either<Verdict, WorkerMessage> Content, Usage Usage, bool IsFirst, bool IsLost)
{
    /// <summary>Whether memory left from earlier requests may be the cause, so that the request needs a new process.</summary>
    public bool NeedsNewProcess => !IsFirst && Content.Match(_ => false, verdict => verdict is Verdict.OutOfMemory);

    /// <summary>The answer to a trial.</summary>
    public TrialOutcome ToOutcome() =>
        Content.Match(
            message => message is WorkerMessage.Finished finished ? finished.Outcome : Malformed("something that is no outcome"),
            verdict => new TrialOutcome(verdict, Usage)
        );

    /// <summary>The answer to an assessment.</summary>
    public Either<RunFault, ProxyAssessment> ToAssessment(AssessmentSpec spec) =>
        Content.Match(
            message =>
                message switch
                {
                    WorkerMessage.Faulted faulted => faulted.Fault,
                    WorkerMessage.Assessed { Reading: var assessment } when assessment.Architecture == spec.Architecture => Prelude.Right<
                        RunFault,
                        ProxyAssessment
                    >(assessment),
                    _ => ProxyAssessment.Failed(spec, Malformed("something that is no reading").Verdict, Usage.Seconds),
                },
            verdict => ProxyAssessment.Failed(spec, verdict, Usage.Seconds)
        );

    /// <summary>The answer to a request to load data.</summary>
    public Either<RunFault, TaskReadiness> ToReadiness(TaskReference task) =>
        Content.Match(
            message =>
                message switch
                {
                    WorkerMessage.Prepared ready => ready.Readiness,
                    WorkerMessage.Faulted faulted => faulted.Fault,
                    _ => Prelude.Left<RunFault, TaskReadiness>(Unloaded(task, Malformed("something else").Verdict)),
                },
            verdict => Unloaded(task, verdict)
        );

    private static RunFault Unloaded(TaskReference task, Verdict verdict) =>
        new(
            RunFaultKind.NoWorkers,
            $"The data of {task.Name} cannot be loaded: {verdict.Kind}, {verdict.Explanation}.",
            "Every trial recorded so far is safe.",
            "Run nas-search doctor on that machine."
        );

    private TrialOutcome Malformed(string what) => new(new Verdict.Crashed($"answered with {what}"), Usage);
}
