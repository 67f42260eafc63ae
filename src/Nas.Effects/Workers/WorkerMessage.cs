using Nas.Domain.Search.Trials;
using Nas.Effects.Runs;
using Nas.Effects.Training;
using Nas.Effects.Trials;

namespace Nas.Effects.Workers;

/// <summary>What a search and its worker say to each other.</summary>
internal abstract record WorkerMessage
{
    private WorkerMessage() { }

    /// <summary>From the worker: it is ready; later, it is alive.</summary>
    public sealed record Alive : WorkerMessage;

    /// <summary>To the worker: run a trial.</summary>
    public sealed record RunTrial(TrialSpec Spec) : WorkerMessage;

    /// <summary>To the worker: compute proxies.</summary>
    public sealed record ComputeProxies(AssessmentSpec Spec) : WorkerMessage;

    /// <summary>To the worker: load the data of the trials to come.</summary>
    public sealed record Prepare(TaskReference Task) : WorkerMessage;

    /// <summary>From the worker: it has the data.</summary>
    public sealed record Prepared(TaskReadiness Readiness) : WorkerMessage;

    /// <summary>From a node, before anything else: what it is.</summary>
    public sealed record Greeted(NodeGreeting Greeting) : WorkerMessage;

    /// <summary>From a node: it was told to end, and answers nothing more.</summary>
    public sealed record Leaving(string Reason) : WorkerMessage;

    /// <summary>To a node: a part of the weights that the next trial starts with. From it: a part of those that the trial leaves.</summary>
    public sealed record Carried(WeightsPart Part) : WorkerMessage;

    /// <summary>From the worker: how far the trial is.</summary>
    public sealed record Progressed(TrainingProgress Progress) : WorkerMessage;

    /// <summary>From the worker: how the trial ended.</summary>
    public sealed record Finished(TrialOutcome Outcome) : WorkerMessage;

    /// <summary>From the worker: the proxies.</summary>
    public sealed record Assessed(ProxyAssessment Reading) : WorkerMessage;

    /// <summary>From the worker: why it can do this for no candidate.</summary>
    public sealed record Faulted(RunFault Fault) : WorkerMessage;
}
