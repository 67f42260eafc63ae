using LanguageExt;
using Nas.Effects.Runs;

namespace Nas.Effects.Trials;

/// <summary>Runs trials and assessments in this process: for debugging and for very small trials. Limits on time and memory are not
/// enforced.</summary>
public static class InProcessTrials
{
    /// <summary>A runner that calls the trainer on the thread pool.</summary>
    public static TrialRunner CreateRunner(TrialTrainer train) =>
        new(
            (spec, cancellation) =>
                Task.Run(
                    () => Prelude.Right<RunFault, TrialOutcome>(SafeExecution.Train(train, spec, cancellation)),
                    CancellationToken.None
                )
        );

    /// <summary>A runner that calls the assessor on the thread pool.</summary>
    public static AssessmentRunner CreateAssessor(ProxyAssessor assess) =>
        new((spec, cancellation) => Task.Run(() => SafeExecution.Assess(assess, spec, cancellation), CancellationToken.None));
}
