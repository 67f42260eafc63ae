using LanguageExt;
using Nas.Effects.Runs;

namespace Nas.Effects.Trials;

/// <summary>Runs trials and assessments in this process: for debugging and for very small trials. Limits on time and memory are not
/// enforced.</summary>
public static class InProcessTrials
{
    /// <summary>A runner that calls the trainer on the thread pool.</summary>
    public static TrialRunner Of(Trainer train) => new((spec, cancellation) => Task.Run(
        () => Prelude.Right<RunFault, TrialOutcome>(Guarded.Train(train, spec, cancellation)), CancellationToken.None));

    /// <summary>A runner that calls the assessor on the thread pool.</summary>
    public static ReadingRunner Of(ProxyReader read) => new((spec, cancellation) => Task.Run(
        () => Guarded.Read(read, spec, cancellation), CancellationToken.None));
}
