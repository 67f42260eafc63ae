using LanguageExt;
using Nas.Effects.Journals;

namespace Nas.Effects.Trials;

/// <summary>Trials in this process: for debugging and for very small trials. Limits on time and memory are not enforced.</summary>
public static class InProcessTrials
{
    /// <summary>A runner that calls the trainer on the thread pool.</summary>
    public static TrialRunner Of(Trainer train) => new((spec, cancellation) => Task.Run(
        () => Prelude.Right<RunFault, TrialOutcome>(GuardedTraining.Run(train, spec, cancellation)), CancellationToken.None));
}
