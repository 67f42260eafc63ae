using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Trials;

namespace Nas.Effects.Runs.Replaying;

/// <summary>Takes the outcomes of trials that another run has run already, so that searches of one seed train what they share, their first
/// generation above all, once.</summary>
/// <remarks>A trial is a value and equal ones give equal verdicts on one numeric identity: nothing but the time is saved. Trials that the
/// machine ended (time, memory, crashes) run anew.</remarks>
public static class RecordedTrials
{
    /// <summary>A runner that runs only what the record does not hold.</summary>
    /// <param name="record">The other run.</param>
    /// <param name="runner">Runs the rest.</param>
    public static TrialRunner Before(TrialRunner runner, RunReplay record)
    {
        var trials = record.State.Trials;
        return new((spec, cancellation) => OutcomeOf(spec).Match(
            outcome => Task.FromResult(Prelude.Right<RunFault, TrialOutcome>(outcome)),
            () => runner.Run(spec, cancellation)));

        Option<TrialOutcome> OutcomeOf(TrialSpec spec) =>
            from trial in spec.Phase == TrialPhase.Search && spec.Trial < trials.Count ? trials[spec.Trial] : Option<Trial>.None
            from known in record.Recipe.ToScore(trial.Proposal)
            from verdict in trial.Verdict
            where known == spec && verdict.IsReproducible
            select new TrialOutcome(verdict, trial.Usage);
    }
}
