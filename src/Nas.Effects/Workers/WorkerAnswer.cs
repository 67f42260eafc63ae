using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs;
using Nas.Effects.Trials;

namespace Nas.Effects.Workers;

/// <summary>What became of a request to a worker.</summary>
/// <param name="Content">The worker's message, or how the request ended without one.</param>
/// <param name="Usage">What it used of the machine, as seen from outside.</param>
/// <param name="IsFirst">Whether it was the process's first request: what a process did before cannot be laid to its charge.</param>
/// <param name="WasKilled">Whether somebody else killed the process: the system for want of memory, or a person.</param>
internal sealed record WorkerAnswer(Either<Verdict, WorkerMessage> Content, Usage Usage, bool IsFirst, bool WasKilled)
{
    /// <summary>Whether the end may have had nothing to do with the candidate, so that it deserves a process of its own.</summary>
    public bool DeservesAnother => WasKilled || (!IsFirst && Content.Match(_ => false, verdict => verdict is Verdict.OutOfMemory));

    /// <summary>The same where it is the last word: a process that was killed twice wanted more memory than there is.</summary>
    public WorkerAnswer Final => WasKilled
        ? this with { Content = new Verdict.OutOfMemory("killed twice, perhaps by the system for want of memory") }
        : this;

    /// <summary>The answer to a trial.</summary>
    public TrialOutcome ToOutcome() => Content.Match(
        message => message is WorkerMessage.Finished finished ? finished.Outcome : Malformed("something that is no outcome"),
        verdict => new TrialOutcome(verdict, Usage));

    /// <summary>The answer to a reading.</summary>
    public Either<RunFault, ProxyReading> ToReading(ReadingSpec spec) => Content.Match(
        message => message switch
        {
            WorkerMessage.Faulted faulted => faulted.Fault,
            WorkerMessage.Assessed { Reading: var reading } when reading.Architecture == spec.Architecture =>
                Prelude.Right<RunFault, ProxyReading>(reading),
            _ => ProxyReading.Failed(spec, Malformed("something that is no reading").Verdict, Usage.Seconds),
        },
        verdict => ProxyReading.Failed(spec, verdict, Usage.Seconds));

    private TrialOutcome Malformed(string what) => new(new Verdict.Crashed($"answered with {what}"), Usage);
}
