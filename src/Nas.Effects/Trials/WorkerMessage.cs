using Nas.Effects.Journals;

namespace Nas.Effects.Trials;

/// <summary>One line of the talk between a search and its worker, as JSON.</summary>
/// <remarks>To the worker: a request with a specification. From the worker: once a request 0 without an outcome when it is ready,
/// the same again as a sign of life, and a request with its outcome.</remarks>
internal sealed record WorkerMessage
{
    public long Request { get; init; }

    public TrialSpecFields? Spec { get; init; }

    public VerdictFields? Outcome { get; init; }
}
