using Nas.Effects.Runs;
using Nas.Effects.Runs.Codecs;

namespace Nas.Effects.Workers;

/// <summary>One line of the protocol between a search and its worker, as JSON.</summary>
/// <remarks>To the worker: a request with the specification of a trial or of an assessment. From the worker: once a request 0 without an
/// answer when it is ready, the same again as a heartbeat, and a request with the trial's outcome, the assessment or a fault.</remarks>
internal sealed record WorkerMessage
{
    public long Request { get; init; }

    public TrialSpecFields? Spec { get; init; }

    public ReadingSpecFields? ReadingSpec { get; init; }

    public VerdictFields? Outcome { get; init; }

    public ReadingFields? Reading { get; init; }

    public RunFault? Fault { get; init; }
}
