using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Trials;

namespace Nas.Effects.Runs.Replaying;

/// <summary>Reuses the outcomes of trials of another run, so that searches with one seed train the trials that they share, their first
/// generation in particular, only once.</summary>
/// <remarks>A trial is a value and equal ones give equal verdicts on one numeric identity: reuse only saves time. Trials that the
/// machine ended (time, memory, crashes) run again.</remarks>
public static class RecordedTrials
{
    /// <summary>A runner that runs only trials that are not recorded.</summary>
    /// <param name="record">The other run.</param>
    /// <param name="runner">Runs the others.</param>
    public static TrialRunner Before(TrialRunner runner, RunReplay record)
    {
        var trials = record.State.Trials;
        return new(
            (spec, cancellation) =>
                OutcomeOf(spec)
                    .Match(outcome => Task.FromResult(Prelude.Right<RunFault, TrialOutcome>(outcome)), () => runner.Run(spec, cancellation))
        );

        Option<TrialOutcome> OutcomeOf(TrialSpec spec) =>
            from trial in spec.Phase == TrialPhase.Search && spec.Trial < trials.Count ? trials[spec.Trial] : Option<Trial>.None
            from known in record.Recipe.ToScore(trial.Proposal)
            from verdict in trial.Verdict
            where known == spec && verdict.IsReproducible
            select new TrialOutcome(verdict, trial.Usage);
    }
}
